#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The module headroom.fleet.api against an HTTP server that answers as the control plane does."""

import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest

MODULE = pathlib.Path(__file__).parent.parent / "plugins" / "modules" / "api.py"
KEY = "hrk_secret-of-the-test"


class ControlPlane(http.server.BaseHTTPRequestHandler):
    """Knows one key, one host and one request without an answer's body."""

    seen = []

    def answer(self):
        """Answers any request."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.seen.append((self.command, self.path, json.loads(body or "null")))
        if self.headers.get("Authorization") != "Bearer " + KEY:
            self.send(401, {"code": "UNAUTHENTICATED", "detail": "This key is not known."})
        elif self.path == "/api/v1/hosts/media-09":
            self.send(404, {"code": "HOST_UNKNOWN", "detail": "No host media-09."})
        elif self.path == "/api/v1/odd":
            self.send(502, None, b"<html>a proxy</html>")
        elif self.command == "DELETE":
            self.send(204, None)
        else:
            self.send(200, {"id": "media-01"})

    do_GET = do_POST = do_DELETE = answer

    def send(self, status, value, raw=b""):
        """One answer."""
        content = raw if value is None else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Says nothing."""


class ApiTest(unittest.TestCase):
    """Runs the module as Ansible does: arguments on standard input, one JSON on standard output."""

    def setUp(self):
        ControlPlane.seen.clear()
        self.server = http.server.HTTPServer(("127.0.0.1", 0), ControlPlane)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.folder = tempfile.TemporaryDirectory()
        self.key = pathlib.Path(self.folder.name) / "key"
        self.key.write_text(KEY + "\nnot this line\n", encoding="utf-8")

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()
        self.folder.cleanup()

    def run_module(self, path, check=False, **arguments):
        """What the module says; never the key."""
        arguments = {"url": f"http://127.0.0.1:{self.server.server_port}/", "key_file": str(self.key), "path": path, **arguments}
        ended = subprocess.run(
            [sys.executable, str(MODULE)],
            input=json.dumps({"ANSIBLE_MODULE_ARGS": {**arguments, "_ansible_check_mode": check}}),
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertNotIn(KEY, ended.stdout + ended.stderr)
        return json.loads(ended.stdout)

    def test_a_question_changes_nothing(self):
        said = self.run_module("/hosts/media-01", check=True)
        self.assertEqual((said["changed"], said["status"], said["json"]), (False, 200, {"id": "media-01"}))

    def test_a_request_changes_something(self):
        said = self.run_module("/plans", method="POST", body={"kind": "DRAIN"})
        self.assertTrue(said["changed"])
        self.assertEqual(ControlPlane.seen, [("POST", "/api/v1/plans", {"kind": "DRAIN"})])

    def test_an_answer_may_be_empty(self):
        said = self.run_module("/hosts/media-01/cordon?reason=a%20b", method="DELETE")
        self.assertEqual((said["status"], said["json"]), (204, {}))

    def test_in_check_mode_nothing_is_sent(self):
        self.assertTrue(self.run_module("/plans", method="POST", check=True)["changed"])
        self.assertEqual(ControlPlane.seen, [])

    def test_a_refusal_is_told_in_words(self):
        said = self.run_module("/hosts/media-09")
        self.assertTrue(said["failed"])
        self.assertEqual((said["status"], said["code"]), (404, "HOST_UNKNOWN"))
        self.assertIn("404 HOST_UNKNOWN: No host media-09.", said["msg"])

    def test_a_refusal_may_be_an_answer(self):
        said = self.run_module("/hosts/media-09", accept=["HOST_UNKNOWN"])
        self.assertEqual((said.get("failed"), said["changed"], said["code"]), (None, False, "HOST_UNKNOWN"))

    def test_a_wrong_key_is_not_told(self):
        self.key.write_text("hrk_another\n", encoding="utf-8")
        said = self.run_module("/hosts")
        self.assertEqual(said["code"], "UNAUTHENTICATED")
        self.assertNotIn("hrk_another", json.dumps(said))

    def test_what_is_no_api_is_told(self):
        self.assertIn("502", self.run_module("/odd")["msg"])

    def test_nobody_answers(self):
        said = self.run_module("/hosts", url="http://127.0.0.1:1")
        self.assertTrue(said["failed"])
        self.assertIn("No answer from http://127.0.0.1:1/api/v1/hosts", said["msg"])

    def test_a_missing_key_is_told(self):
        self.assertIn("can't be read", self.run_module("/hosts", key_file="/no/such/file")["msg"])


if __name__ == "__main__":
    unittest.main()
