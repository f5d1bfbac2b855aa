"""`python -m tests.second_verifier RECORD`: exit status 0 if all checks hold, else 1."""

import sys
from pathlib import Path

from tests.second_verifier.verify import verify


def main(arguments: list[str]) -> int:
    """Verify records; print findings."""
    is_good = True
    for argument in arguments:
        report = verify(Path(argument))
        for check, place, meaning in report.findings:
            print(f"{argument}: {check} {place}: {meaning}")
        is_good = is_good and report.is_good
    print("good" if is_good else "NOT good")
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
