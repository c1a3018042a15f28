"""Lets the tests of this folder import texts_in_common."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
