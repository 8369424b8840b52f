"""Fetch the browser's few third-party files with npm, check them, and write down what was taken."""

import base64
import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).parent.parent / "app" / "static" / "vendor"
# Each file keeps its licence beside it. Alpine's package carries none, so alpine/LICENSE is ours
# to keep: the text its authors publish, with the notice of the library inside the same file.
WANTED = {
    "@alpinejs/csp@3.17.4": {"dist/module.esm.min.js": "alpine/alpine.js"},
    "@fontsource-variable/inter@5.3.0": {
        "files/inter-latin-wght-normal.woff2": "inter/latin.woff2",
        "files/inter-latin-ext-wght-normal.woff2": "inter/latin-ext.woff2",
        "LICENSE": "inter/LICENSE",
    },
}


def digest(kind: str, content: bytes) -> str:
    return f"{kind}-{base64.b64encode(hashlib.new(kind, content).digest()).decode()}"


def take(package: str, files: dict[str, str]) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as folder:
        npm = ["npm", "pack", "--json", "--pack-destination", folder, package]
        told = json.loads(subprocess.run(npm, check=True, capture_output=True).stdout)[0]  # noqa: S603
        packed = Path(folder, told["filename"])
        if digest("sha512", packed.read_bytes()) != told["integrity"]:
            raise SystemExit(f"{package}: the package is not what the registry says it is")
        taken = {}
        with tarfile.open(packed) as tar:
            for inside, ours in files.items():
                member = tar.extractfile(f"package/{inside}")
                assert member is not None, f"{package} has no {inside}"  # noqa: S101
                content = member.read()
                (VENDOR / ours).parent.mkdir(parents=True, exist_ok=True)
                (VENDOR / ours).write_bytes(content)
                taken[ours] = {"sha384": digest("sha384", content), "bytes": len(content)}
    return {"npm": package, "sha512": told["integrity"], "files": taken}


if __name__ == "__main__":
    lock = [take(package, files) for package, files in WANTED.items()]
    (VENDOR / "vendor.lock.json").write_text(json.dumps(lock, indent=2) + "\n")
