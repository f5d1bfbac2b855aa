"""A process that holds the neural model: one JSON line in, a length and a WAV out.

Started as a file by another Python, which has the libraries of `requirements-voice.lock`.
The service never imports it.
"""

from __future__ import annotations

import json
import sys
import wave
from io import BytesIO

import numpy as np
import onnxruntime
from kokoro_onnx import Kokoro


def main() -> None:
    """Serve until the input ends."""
    model, voices = sys.argv[1:3]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # one worker for each processor does more than shared threads
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    kokoro = Kokoro.from_session(session, voices)
    for line in sys.stdin.buffer:
        ask = json.loads(line)
        samples, rate = kokoro.create(
            ask["text"], voice=ask["voice"], speed=ask["speed"], lang="en-gb"
        )
        whole = (np.clip(samples, -1, 1) * 32767).astype("<i2")
        out = BytesIO()
        with wave.open(out, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(whole.tobytes())
        raw = out.getvalue()
        sys.stdout.buffer.write(f"{len(raw)}\n".encode() + raw)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
