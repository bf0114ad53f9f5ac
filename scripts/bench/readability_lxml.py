"""readability-lxml as a contestant: the protocol of protocol.ts on stdin and stdout."""
import json
import logging
import resource
import sys

from readability import Document

logging.disable(logging.CRITICAL)
groups = {}


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return (used.ru_utime + used.ru_stime) * 1e6


for line in sys.stdin:
    asked = json.loads(line)
    answer = {"spent": {}, "characters": 0, "failed": 0}
    try:
        if "samples" in asked:
            groups = {}
            for sample in asked["samples"]:
                with open(sample["location"], "rb") as file:
                    groups.setdefault(sample["group"], []).append(file.read())
        else:
            for group, pages in groups.items():
                before = cpu()
                for _ in range(asked["times"]):
                    for page in pages:
                        try:
                            document = Document(page.decode("utf-8", "replace"))
                            document.title()
                            answer["characters"] += len(document.summary())
                        except Exception:
                            answer["failed"] += 1 / asked["times"]
                answer["spent"][group] = (cpu() - before) / asked["times"]
            answer["characters"] /= asked["times"]
    except Exception as error:  # the contestant fails, and it is said why
        answer = {"error": str(error)}
    print(json.dumps(answer), flush=True)
