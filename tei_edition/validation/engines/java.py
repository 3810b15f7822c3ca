"""How programs in Java are started, so that they open no address and read no file that a schema names."""

from __future__ import annotations

import os

_OPTIONS = (
    "-Djavax.xml.accessExternalDTD= -Djavax.xml.accessExternalSchema=file"
    " -Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=9 -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=9"
    " -Dhttp.nonProxyHosts= -Dftp.proxyHost=127.0.0.1 -Dftp.proxyPort=9"
)


def environment() -> dict[str, str]:
    """The environment for a program in Java."""
    before = os.environ.get("JAVA_TOOL_OPTIONS", "")
    return {**os.environ, "JAVA_TOOL_OPTIONS": f"{before} {_OPTIONS}".strip()}
