"""A server that answers as the documentation of OpenSearch says, as far as the back end asks: indexes, bulk, searches."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MAPPED = {"pk", "moment", "text", "tokens"}


class Server(ThreadingHTTPServer):
    """`indexes` by name, each documents by id; `refused` is a status it answers with instead; `asked` are (method, path)."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.indexes, self.refused, self.asked, self.headers = {}, None, [], []

    def answer(self, method, path, text):
        name, _, action = path.strip("/").partition("?")[0].partition("/")
        if method == "PUT" and not action:
            if name in self.indexes:
                return 400, {"error": {"type": "resource_already_exists_exception"}}
            assert set(json.loads(text)["mappings"]["properties"]) == MAPPED
            self.indexes[name] = {}
            return 200, {"acknowledged": True}
        lines = [json.loads(line) for line in text.splitlines()]
        if name == "_msearch":
            assert text.endswith("\n")
            pairs = zip(lines[::2], lines[1::2], strict=True)
            return 200, {"responses": [self.found(head["index"], body) for head, body in pairs]}
        if action == "_bulk":
            assert text.endswith("\n")
            return 200, {"errors": False, "items": list(self.stored(self.indexes[name], iter(lines)))}
        if action == "_search":
            return 200, self.found(name, lines[0])
        return 404, {"error": "no such request"}

    def stored(self, documents, lines):
        for line in lines:
            ((kind, facts),) = line.items()
            if kind == "index":
                documents[facts["_id"]] = next(lines)
            else:
                documents.pop(facts["_id"], None)
            yield {kind: {"_id": facts["_id"], "status": 200}}

    def found(self, name, body):
        documents = [each for each in self.indexes.get(name, {}).values() if holds(each, body["query"])]
        for order in reversed(body["sort"]):
            ((key, way),) = order.items()
            documents.sort(key=lambda each, key=key: each[key], reverse=way == "desc")
        signs = [-1 if way == "desc" else 1 for order in body["sort"] for way in order.values()]
        keys = [next(iter(order)) for order in body["sort"]]
        values = [[each[key] for key in keys] for each in documents]
        after = body.get("search_after")
        rows = [row for row in values if after is None or _signed(row, signs) > _signed(after, signs)]
        return {"hits": {"hits": [{"sort": row} for row in rows[: body["size"]]]}}


def _signed(row, signs):
    return [value * sign for value, sign in zip(row, signs, strict=True)]


def holds(document, query):
    ((kind, facts),) = query.items()
    if kind == "match_all":
        return True
    if kind == "bool":
        should = facts.get("should", [])
        return all(holds(document, each) for each in facts.get("filter", [])) and (
            not should or any(holds(document, each) for each in should)
        )
    ((field, wanted),) = facts.items()
    if kind == "range":
        return wanted["gte"] <= document[field] <= wanted["lte"]
    if kind == "match_phrase":
        return f" {wanted} " in f" {document[field]} "
    found = {
        "term": lambda each: each == wanted["value"],
        "prefix": lambda each: each.startswith(wanted["value"]),
    }
    return any(map(found[kind], document[field]))


class Handler(BaseHTTPRequestHandler):
    def answered(self):
        text = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.asked.append((self.command, self.path))
        self.server.headers.append(dict(self.headers))
        status, said = self.server.refused or 0, {}
        if not status:
            status, said = self.server.answer(self.command, self.path, text)
        data = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_PUT = do_POST = do_DELETE = answered  # noqa: N815  as http.server calls them

    def log_message(self, *words):
        """Says nothing."""


@contextmanager
def running():
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
