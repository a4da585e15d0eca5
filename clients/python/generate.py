"""Writes src/hirehall/generated from docs/openapi.json: models, and a method of both clients for each operation.

`python generate.py --check` fails if they differ from what is there. It needs what requirements.txt names.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DOCUMENT = HERE.parent.parent / "docs/openapi.json"
GENERATED = HERE / "src/hirehall/generated"
METHODS = ("get", "post", "put", "patch", "delete")
# Headers that the transport or nothing here sets: sessions in cookies and cached answers are for browsers.
OWN_HEADERS = ("X-Session", "If-None-Match", "Last-Event-ID")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="hirehall-generate.") as place:
        made = Path(place) / "generated"
        generate(Path(place) / "document.json", made)
        if "--check" in sys.argv:
            compare(made)
        else:
            replace(made)


def generate(document: Path, made: Path) -> None:
    document.write_text(json.dumps(prepared(json.loads(DOCUMENT.read_text()))))
    generator = ("-m", "openapi_python_client", "generate", "--path", document, "--output-path", made, "--meta", "none")
    # Without `--fail-on-warning`, what the generator leaves out would be missing without a word.
    settings = ("--config", HERE / "generator.json", "--custom-template-path", HERE / "templates", "--fail-on-warning")
    run(*generator, *settings)
    (made / "client.py").rename(made / "operations.py")
    (made / "errors.py").rename(made / "event.py")
    ruff = ("-m", "ruff", "--quiet", "--config", HERE / "pyproject.toml")
    run(*ruff, "check", "--fix-only", "--unsafe-fixes", "--no-cache", made)
    run(*ruff, "format", "--no-cache", made)


def run(*arguments: str | Path) -> None:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        sys.exit(done.stdout + done.stderr)


def compare(made: Path) -> None:
    there, wanted = contents(GENERATED), contents(made)
    different = sorted(name for name in there.keys() | wanted.keys() if there.get(name) != wanted.get(name))
    if different:
        names = ", ".join(different[:5]) + (" …" if len(different) > 5 else "")
        sys.exit(f"clients/python/src/hirehall/generated is not what the document says: python generate.py ({names})")


def replace(made: Path) -> None:
    wanted = contents(made)
    for name in contents(GENERATED).keys() - wanted.keys():
        (GENERATED / name).unlink()
    for name, text in wanted.items():
        (GENERATED / name).parent.mkdir(parents=True, exist_ok=True)
        (GENERATED / name).write_bytes(text)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.py")}


def prepared(document: dict[str, Any]) -> dict[str, Any]:
    """The document without what would not help in Python, and in the words that the generator understands."""
    for item in document["paths"].values():
        # A WebSocket has no answer.
        for method in [method for method in METHODS if method in item and not successes(item[method])]:
            del item[method]
    for operation in operations(document):
        parameters = [resolved(document, parameter) for parameter in operation.get("parameters", [])]
        operation["parameters"] = [parameter for parameter in parameters if parameter["name"] not in OWN_HEADERS]
        operation["responses"] = {"200": success(operation)}
    schemas = document["components"]["schemas"]
    # Only who asks for cookies is answered so.
    schemas["SignedInRead"]["oneOf"].remove({"$ref": "#/components/schemas/CookieRead"})
    # New types of events are no reason to fail: those that are not known here become this one.
    schemas["UnknownEvent"] = unknown_event(schemas["ResetEvent"])
    schemas["EventRead"]["oneOf"].append({"$ref": "#/components/schemas/UnknownEvent"})
    used = named(document, [document["paths"], {"$ref": "#/components/schemas/Problem"}])
    document["components"] = {"schemas": {name: schemas[name] for name in schemas if name in used}}
    simplify(document)
    return document


def operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in document["paths"].values():
        yield from (item[method] for method in METHODS if method in item)


def resolved(document: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    name = given.get("$ref", "").split("/")[-1]
    parameter: dict[str, Any] = document["components"]["parameters"][name] if name else given
    return parameter


def successes(operation: dict[str, Any]) -> list[dict[str, Any]]:
    return [response for status, response in operation["responses"].items() if status.startswith("2")]


def success(operation: dict[str, Any]) -> dict[str, Any]:
    """What a function returns: every refusal is a Problem, which it raises; a redirect is for browsers."""
    found = []
    for response in successes(operation):
        content = response.get("content", {})
        if "application/json" in content:
            found.append({"application/json": {"schema": content["application/json"]["schema"]}})
        elif content:
            found.append({"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}})
        else:
            found.append({})
    if any(one != found[0] for one in found):
        sys.exit(f"{operation['operationId']} has answers of different shapes")
    return {"description": "The answer.", "content": found[0]} if found[0] else {"description": "Nothing."}


def unknown_event(reset: dict[str, Any]) -> dict[str, Any]:
    properties = {**reset["properties"], "actor": {}, "subject": {}, "data": {}, "type": {"type": "string"}}
    text = "An event of a type that is newer than this client: ignore it."
    return {"description": text, "type": "object", "properties": properties, "required": reset["required"]}


def named(document: dict[str, Any], start: Any) -> set[str]:
    """The schemas that are used, also by others."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            waiting.extend(node.values())
            name = str(node.get("$ref", "")).removeprefix("#/components/schemas/")
            if name in document["components"]["schemas"] and name not in found:
                found.add(name)
                waiting.append(document["components"]["schemas"][name])
    return found


def simplify(node: Any) -> None:
    if isinstance(node, list):
        for item in node:
            simplify(item)
    elif isinstance(node, dict):
        # An enumeration of one value becomes a literal without a file of its own; it tells schemas of a union apart.
        if isinstance(node.get("enum"), list) and len(node["enum"]) == 1:
            node["const"] = node.pop("enum")[0]
        if "type" in node or "oneOf" in node:
            # What is left out is left to the server: a default that is sent would be a change in a PATCH.
            node.pop("default", None)
            node.pop("examples", None)
        for value in node.values():
            simplify(value)


if __name__ == "__main__":
    main()
