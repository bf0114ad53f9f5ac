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
            for group, times in asked["times"].items():
                before = cpu()
                for _ in range(times):
                    for page in groups[group]:
                        try:
                            document = Document(page.decode("utf-8", "replace"))
                            document.title()
                            answer["characters"] += len(document.summary()) / times
                        except Exception:
                            answer["failed"] += 1 / times
                answer["spent"][group] = (cpu() - before) / times
    except Exception as error:  # the contestant fails, and it is said why
        answer = {"error": str(error)}
    print(json.dumps(answer), flush=True)
