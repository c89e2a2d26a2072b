# SPDX-License-Identifier: EUPL-1.2
"""A passkey made and used by hand, as a browser's authenticator does it (WebAuthn level 2, sections 6 and 7)."""

import hashlib
import json
import struct
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

PRESENT_VERIFIED, ATTESTED = 0x05, 0x40


class Authenticator:
    """One key for one address of the house."""

    def __init__(self, origin: str, host: str) -> None:
        self.origin, self.host = origin, hashlib.sha256(host.encode()).digest()
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = hashlib.sha256(b"of the tests").digest()
        self.whose = ""

    def made(self, options: dict[str, Any]) -> str:
        """What a browser sends after `navigator.credentials.create`."""
        asked = options["publicKey"]
        self.whose = asked["user"]["id"]
        public = cbor.encode(dict(ES256.from_cryptography_key(self.key.public_key())))
        data = self._data(ATTESTED) + bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        attested = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        response = {"clientDataJSON": self._client("webauthn.create", asked["challenge"]), "attestationObject": websafe_encode(attested)}
        return self._sent(response, {"credProps": {"rk": True}})

    def used(self, options: dict[str, Any]) -> str:
        """What a browser sends after `navigator.credentials.get`."""
        client, data = self._client("webauthn.get", options["publicKey"]["challenge"]), self._data(0)
        signed = self.key.sign(data + hashlib.sha256(websafe_decode(client)).digest(), ec.ECDSA(hashes.SHA256()))
        response = {"clientDataJSON": client, "authenticatorData": websafe_encode(data), "signature": websafe_encode(signed)}
        return self._sent({**response, "userHandle": self.whose}, {})

    def _data(self, flags: int) -> bytes:
        return self.host + bytes([PRESENT_VERIFIED | flags]) + struct.pack(">I", 1)

    def _client(self, verb: str, challenge: str) -> str:
        return websafe_encode(json.dumps({"type": verb, "challenge": challenge, "origin": self.origin}).encode())

    def _sent(self, response: dict[str, str], extensions: dict[str, Any]) -> str:
        known = websafe_encode(self.id)
        return json.dumps({"id": known, "rawId": known, "type": "public-key", "response": response, "clientExtensionResults": extensions})
