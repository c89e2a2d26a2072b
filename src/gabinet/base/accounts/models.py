# SPDX-License-Identifier: EUPL-1.2
"""People who log in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils.module_loading import import_string


class Users(BaseUserManager["User"]):
    """Finds a user by the short name, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(login=(username or "").lower())


class User(AbstractBaseUser):
    """An account: the login is the short name, "l.przybysz"."""

    login = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(max_length=254, blank=True)
    post = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)
    language = models.CharField(max_length=2, default="pl")
    theme = models.CharField(max_length=5, default="auto")
    shortcuts = models.BooleanField(default=True)

    rights_version: int = 0  # filled by `backends.Backend` in the statement that reads the session's user

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = Users()

    class Meta:
        db_table = "base_user"
        constraints = [
            models.UniqueConstraint(Lower("login"), name="user_login_once"),
            models.UniqueConstraint(Lower("email"), name="user_email_once", condition=~models.Q(email="")),
        ]

    def __str__(self) -> str:
        return self.name


class Session(AbstractBaseSession):
    """That somebody is logged in on a device, since when, and until when without a sign of life."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    idle_until = models.DateTimeField()
    device = models.CharField(max_length=120, default="")
    network = models.CharField(max_length=45, default="")
    way = models.CharField(max_length=10, default="")

    class Meta:
        db_table = "base_session"
        indexes = [models.Index(fields=["user", "-seen_at"], name="session_of_user")]

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """The engine that reads these rows."""
        store: type[SessionBase] = import_string("gabinet.base.accounts.sessions.SessionStore")
        return store


class KnownDevice(models.Model):
    """That a person has logged in on this device before; its cookie's sha256. Until `trusted_until` no second factor is asked there."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    device = models.CharField(max_length=120, default="")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    trusted_until = models.DateTimeField(null=True)

    class Meta:
        db_table = "base_knowndevice"
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="knowndevice_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.device}"


class Totp(models.Model):
    """An application with codes: its secret sealed, and the last step of time whose code was used (trust I4)."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="+")
    secret = models.CharField(max_length=200)
    since = models.DateTimeField()
    last_step = models.BigIntegerField(default=0)

    class Meta:
        db_table = "base_totp"

    def __str__(self) -> str:
        return str(self.user_id)


class RecoveryCode(models.Model):
    """A code for the day the phone is lost: its sha256, used once."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "base_recoverycode"
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="recoverycode_once")]

    def __str__(self) -> str:
        return str(self.user_id)
