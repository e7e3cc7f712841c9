#!/usr/bin/env bash
# Rewrites every source file in the house style (.editorconfig).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet restore Engine.sln
dotnet format Engine.sln --no-restore --severity warn
