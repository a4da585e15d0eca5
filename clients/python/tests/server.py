"""A demo marketplace for all tests, in a directory of its own. HIREHALL names the program."""

import atexit
import base64
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from functools import cache
from pathlib import Path

PROGRAM = Path(os.environ.get("HIREHALL") or Path(__file__).parents[3] / "target/debug/hirehall").resolve()
PASSWORD = "hirehall-demo"
# A PNG of one pixel.
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")


@cache
def server() -> "Server":
    return Server()


class Server:
    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="hirehall-client-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://localhost:{port}"
        self._process = subprocess.Popen(
            [PROGRAM, "demo", "--listen", f"127.0.0.1:{port}"],
            cwd=self.home,
            env={**os.environ, "HIREHALL_PUBLIC_URL": self.url},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        atexit.register(self._stop)
        assert self._process.stdout
        if not any(" serves " in line for line in iter(self._process.stdout.readline, "")):
            raise RuntimeError(f"the server has ended with {self._process.wait()}")

    def mailed_token(self, address: str) -> str:
        """The token of the link in the newest mail to an address."""
        while True:
            for file in (self.home / "demo-data/mail").glob("*.eml"):
                mail = file.read_text().replace("=\n", "").replace("=3D", "=")
                token = re.search(r"token=([\w-]+)", mail)
                if address in mail and token:
                    return token[1]
            time.sleep(0.05)

    def _stop(self) -> None:
        self._process.terminate()
        self._process.wait()
        shutil.rmtree(self.home, ignore_errors=True)
