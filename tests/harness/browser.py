"""A headless Chromium that a test drives over a pipe: opens pages from files, runs script in them, moves the pointer,
presses keys, takes pictures. It has a fresh profile, and what the page complains of or asks the network for is kept."""

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars", "--mute-audio",
    "--disable-dev-shm-usage", "--remote-debugging-pipe", "--force-color-profile=srgb",
)
PATIENCE = 60  # seconds for one answer
BUTTONS = {"left": 1, "none": 0}
SHIFT, CONTROL = 8, 2


def program() -> str | None:
    return next((path for path in map(shutil.which, PROGRAMS) if path), None)


class PageError(Exception):
    """The page's script failed, or the browser did not answer."""


class Browser:
    """One browser with one page; a context manager that leaves nothing behind."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="lrsched-browser-")
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()
        os.set_blocking(self._in, False)
        # The browser reads commands from its descriptor 3 and writes answers to 4.
        command = f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}'
        self.process = subprocess.Popen(
            ["sh", "-c", command, program(), *FLAGS, f"--user-data-dir={self.profile}", "about:blank"],
            pass_fds=(to_browser, from_browser), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env={**os.environ, "HOME": self.profile, "LC_ALL": "C.UTF-8"})
        os.close(to_browser)
        os.close(from_browser)
        self._buffer = b""
        self._number = 0
        self._session = None
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._begin()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("Browser.close")
            self.process.wait(10)
        except (PageError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self._in)
        os.close(self._out)
        shutil.rmtree(self.profile, ignore_errors=True)

    def _begin(self) -> None:
        targets = self.call("Target.getTargets")["targetInfos"]
        target = next(each["targetId"] for each in targets if each["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    # The protocol: JSON texts, each ended by a NUL.

    def call(self, method: str, **parameters) -> dict:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        number = self._number
        answer = self._wait(lambda each: each.get("id") == number)
        if "error" in answer:
            raise PageError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def _wait(self, wanted) -> dict:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            while b"\0" in self._buffer:
                text, self._buffer = self._buffer.split(b"\0", 1)
                message = json.loads(text)
                self._note(message)
                if wanted(message):
                    return message
            try:
                data = os.read(self._in, 1 << 16)
                if not data:
                    raise PageError("the browser has ended")
                self._buffer += data
            except BlockingIOError:
                time.sleep(0.002)
        raise PageError("the browser does not answer")

    def _note(self, message: dict) -> None:
        method, parameters = message.get("method"), message.get("params", {})
        if method == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(" ".join(str(each.get("value", each.get("description"))) for each in parameters["args"]))
        elif method == "Log.entryAdded":
            self.complaints.append(parameters["entry"]["text"])
        elif method == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])

    # What tests do.

    def open(self, path: Path) -> None:
        self.complaints.clear()
        self.requests.clear()
        self.call("Page.navigate", url=path.resolve().as_uri())
        self._wait(lambda message: message.get("method") == "Page.loadEventFired")
        self.settle()

    def run(self, script: str):
        """The value of an expression in the page, which may be a promise."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise PageError(result["exceptionDetails"].get("exception", {}).get("description", "script failed"))
        return result["result"].get("value")

    def settle(self) -> None:
        """Until everything that was asked for is drawn."""
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")

    def size(self, width: int, height: int, scale: float = 1, mobile: bool = False) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=mobile)
        self.settle()

    def dark(self, dark: bool) -> None:
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.call("Emulation.setEmulatedMedia", features=features)
        self.settle()

    def mouse(self, kind: str, x: float, y: float, button: str = "none", modifiers: int = 0, **more) -> None:
        held = BUTTONS[button] if kind != "mouseReleased" else 0
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button=button, buttons=held, modifiers=modifiers, **more)

    def move(self, x: float, y: float) -> None:
        self.mouse("mouseMoved", x, y)
        self.settle()

    def click(self, x: float, y: float, modifiers: int = 0, count: int = 1) -> None:
        for number in range(1, count + 1):
            self.mouse("mousePressed", x, y, "left", modifiers, clickCount=number)
            self.mouse("mouseReleased", x, y, "left", modifiers, clickCount=number)
        self.settle()

    def drag(self, start: tuple, end: tuple, modifiers: int = 0) -> None:
        self.mouse("mouseMoved", *start, modifiers=modifiers)
        self.mouse("mousePressed", *start, "left", modifiers, clickCount=1)
        for share in (0.3, 0.7, 1):
            x, y = (a + share * (b - a) for a, b in zip(start, end))
            self.mouse("mouseMoved", x, y, "left", modifiers)
        self.mouse("mouseReleased", *end, "left", modifiers, clickCount=1)
        self.settle()

    def wheel(self, x: float, y: float, down: float, modifiers: int = 0) -> None:
        self.mouse("mouseWheel", x, y, modifiers=modifiers, deltaX=0, deltaY=down)
        self.settle()

    def press(self, key: str, modifiers: int = 0) -> None:
        text = key if len(key) == 1 else ""
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=text, modifiers=modifiers)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, modifiers=modifiers)
        self.settle()

    def picture(self, whole: bool = False) -> bytes:
        """A PNG of the window, or of the whole page."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"])

    def pdf(self) -> bytes:
        return base64.b64decode(self.call("Page.printToPDF", printBackground=False)["data"])
