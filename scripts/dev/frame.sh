#!/usr/bin/env bash
# Draws a real screen of `assay review` on the demo's run as a picture, which is how the READMEs' pictures are made. Needs tmux and DejaVu Sans Mono (Debian: fonts-dejavu-core).
#
#   scripts/dev/frame.sh OUT.png [COLUMNS ROWS [KEY ...]]     keys as tmux names them: 4 m Space Enter
set -euo pipefail
out=$(realpath -m "${1:?OUT.png}") columns=${2:-120} rows=${3:-36}
shift $(($# > 3 ? 3 : $#))
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[ -x artifacts/assay/assay ] || dotnet build -c Release -v quiet core/Assay.Cli
folder=$(mktemp -d)
tmux() { command tmux -L "assay-frame-$$" -f /dev/null "$@"; }
trap 'tmux kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT
artifacts/assay/assay demo --quiet --out "$folder/assay-demo" >/dev/null

# Waits until the screen shows a text.
await() {
  for _ in $(seq 100); do
    tmux capture-pane -p -t frame | grep -q -- "$1" && return
    sleep 0.1
  done
  echo "the screen never showed '$1':" >&2
  tmux capture-pane -p -t frame >&2
  exit 1
}

tmux new-session -d -s frame -x "$columns" -y "$rows" -c "$folder" \
  "env -u NO_COLOR COLORTERM=truecolor '$PWD/artifacts/assay/assay' review assay-demo/run --reviewer ada"
await "1 cell ="
for key in "$@"; do
  tmux send-keys -t frame "$key"
  await "decided"
  sleep 0.3
done
await "1 cell ="
tmux capture-pane -e -p -t frame >"$folder/screen.ansi"
dotnet run scripts/dev/frame.cs -- "$folder/screen.ansi" "$out"
echo "$out: $(stat -c %s "$out") bytes"
