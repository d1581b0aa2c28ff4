#!/usr/bin/python
# SPDX-License-Identifier: Apache-2.0
"""One request to Headroom's HTTP API."""

from __future__ import annotations

DOCUMENTATION = r"""
module: api
short_description: Asks Headroom's control plane over its HTTP API
description:
  - Sends one request and returns the answer.
  - The key is read from a file by the module itself, so it is no argument and in no log.
  - Where a request changes something, it is not sent in check mode.
options:
  url:
    description: Address of the control plane, for example C(https://headroom.example.org).
    type: str
    required: true
  key_file:
    description: File on the machine that runs the module, with an API key in its first line.
    type: path
    required: true
  ca_file:
    description: PEM file with the authorities to trust, instead of the machine's own.
    type: path
  method:
    description: The request's method.
    type: str
    default: GET
    choices: [GET, POST, PUT, PATCH, DELETE]
  path:
    description: Path below C(/api/v1), for example C(/hosts/media-01).
    type: str
    required: true
  body:
    description: The request's body, sent as JSON.
    type: dict
  accept:
    description: Codes of refusals that are an answer, too, for example C(HOST_UNKNOWN).
    type: list
    elements: str
    default: []
  timeout:
    description: Seconds to wait for the answer.
    type: int
    default: 30
author:
  - The Headroom authors
"""

EXAMPLES = r"""
- name: Ask for a host
  headroom.fleet.api:
    url: https://headroom.example.org
    key_file: ~/.config/headroom/api-key
    path: /hosts/media-01
    accept: [HOST_UNKNOWN]
  delegate_to: localhost
"""

RETURN = r"""
status:
  description: Status of the answer; 0 when there was none.
  returned: always
  type: int
code:
  description: Code of a refusal; empty when there was none.
  returned: always
  type: str
json:
  description: The answer; empty when it has no body.
  returned: success
  type: raw
"""

import json
import os
from http.client import HTTPException
from urllib.error import HTTPError, URLError

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.common.text.converters import to_native
from ansible.module_utils.urls import ConnectionError as NoConnection
from ansible.module_utils.urls import open_url


def read_key(module):
    """The first line of the key's file; ends the module when there is none."""
    path = module.params["key_file"]
    try:
        with open(os.path.expanduser(path), encoding="utf-8") as file:
            key = file.readline().strip()
    except OSError as error:
        module.fail_json(msg=f"The API key can't be read: {error.strerror}: {path}", status=0, code="")
    if not key:
        module.fail_json(msg=f"There is no API key in the first line of {path}", status=0, code="")
    return key


def parse(text):
    """The JSON of an answer, or what was said instead."""
    try:
        return json.loads(text) if text else {}
    except ValueError:
        return {"detail": text[:500]}


def send(module, address):
    """Sends the request; the answer as (status, JSON). Ends the module when there is no answer."""
    body = module.params["body"]
    headers = {"Authorization": "Bearer " + read_key(module), "Accept": "application/json, application/problem+json"}
    if body is not None:
        headers["Content-Type"] = "application/json"
    try:
        answer = open_url(
            address,
            method=module.params["method"],
            data=None if body is None else json.dumps(body),
            headers=headers,
            timeout=module.params["timeout"],
            ca_path=module.params["ca_file"],
            follow_redirects="none",
        )
        return answer.getcode(), parse(to_native(answer.read()))
    except HTTPError as error:
        return error.code, parse(to_native(error.read()))
    except (URLError, OSError, HTTPException, NoConnection, ValueError) as error:
        reason = getattr(error, "reason", error)
        module.fail_json(msg=f"No answer from {address}: {to_native(reason)}", status=0, code="")


def main():
    """Runs the module."""
    module = AnsibleModule(
        argument_spec={
            "url": {"type": "str", "required": True},
            "key_file": {"type": "path", "required": True, "no_log": False},
            "ca_file": {"type": "path"},
            "method": {"type": "str", "default": "GET", "choices": ["GET", "POST", "PUT", "PATCH", "DELETE"]},
            "path": {"type": "str", "required": True},
            "body": {"type": "dict"},
            "accept": {"type": "list", "elements": "str", "default": []},
            "timeout": {"type": "int", "default": 30},
        },
        supports_check_mode=True,
    )
    reads = module.params["method"] == "GET"
    if module.check_mode and not reads:
        module.exit_json(changed=True, status=0, code="", json={})
    address = module.params["url"].rstrip("/") + "/api/v1" + module.params["path"]
    status, answer = send(module, address)
    code = answer.get("code", "") if status >= 300 and isinstance(answer, dict) else ""
    if status >= 300 and code not in module.params["accept"]:
        detail = answer.get("detail", "") if isinstance(answer, dict) else ""
        module.fail_json(
            msg=f"{module.params['method']} {address} was refused with {status} {code}: {detail}".rstrip(": "),
            status=status,
            code=code,
        )
    module.exit_json(changed=not reads and status < 300, status=status, code=code, json=answer)


if __name__ == "__main__":
    main()
