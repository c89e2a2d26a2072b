#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Make the environment hold exactly what a lock names, then put our own package in; uv first, pip where uv cannot reach an index.
set -eu
lock=$1
bin=.venv/bin
if $bin/uv pip sync --quiet --python $bin/python --require-hashes --only-binary :all: "$lock"; then
    $bin/uv pip install --quiet --python $bin/python --no-deps --no-build-isolation -e .
else
    echo "uv did not manage; the same by pip" >&2
    $bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: -r "$lock"
    $bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
fi
