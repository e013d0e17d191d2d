"""A real mail server (Debian's dovecot-imapd) on loopback, with mails that a test puts into it."""

from __future__ import annotations

import grp
import imaplib
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOVECOT = shutil.which("dovecot") or shutil.which("dovecot", path="/usr/sbin")
SETTINGS = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
ssl = required
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
ssl_dh =
mail_location = maildir:{folder}/mail
first_valid_uid = 0
auth_failure_delay = 0 secs
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
passdb {{
  driver = static
  args = password=sesame
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}
}}
namespace inbox {{
  inbox = yes
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {sealed}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""


class Server:
    """A running server: its ports, what vouches for it, and its mail."""

    def __init__(self, folder: Path, sealed: int, plain: int) -> None:
        self.folder, self.sealed, self.plain = folder, sealed, plain
        self.tls = ssl.create_default_context(cafile=str(folder / "cert.pem"))

    def address(self, folder: str = "INBOX", *, scheme: str = "imaps") -> str:
        port = self.sealed if scheme == "imaps" else self.plain
        return f"{scheme}://desk%40digest.example@localhost:{port}/{folder}"

    def do(self, *commands: tuple[str, ...]) -> list[tuple[str, list[object]]]:
        """The answers to commands of imaplib, by name and arguments, on one connection."""
        with imaplib.IMAP4_SSL("localhost", self.sealed, ssl_context=self.tls) as connection:
            connection.login("desk@digest.example", "sesame")
            return [getattr(connection, name)(*arguments) for name, *arguments in commands]

    def add(self, *mails: bytes, folder: str = "INBOX") -> None:
        self.do(("create", folder), *(("append", folder, "", "", mail) for mail in mails))


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Run a server in a folder until the context is left."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", "key.pem", "-out", "cert.pem"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    # Dovecot does not let root read mail, so it is run by nobody.
    user = pwd.getpwuid(os.getuid() or pwd.getpwnam("nobody").pw_uid)
    group = grp.getgrgid(user.pw_gid).gr_name
    for path in (folder, *folder.iterdir()):
        shutil.chown(path, user.pw_uid, user.pw_gid)
    sealed, plain = _free_port(), _free_port()
    settings = folder / "dovecot.conf"
    settings.write_text(
        SETTINGS.format(folder=folder, user=user.pw_name, group=group, sealed=sealed, plain=plain)
    )
    process = subprocess.Popen(
        [str(DOVECOT), "-F", "-c", str(settings)], user=user.pw_uid, group=user.pw_gid
    )
    try:
        server = Server(folder, sealed, plain)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", sealed), timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield server
    finally:
        process.terminate()
        process.wait(20)
