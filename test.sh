#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Rescind authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Installs what is missing, builds with warnings as errors, ASan and UBSan, and runs every test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

installer/setup/packages.sh build run test
installer/setup/provider.sh --browser
exec cmake --workflow --preset ci
