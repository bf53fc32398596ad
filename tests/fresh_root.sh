#!/usr/bin/env bash
# Runs the README's two commands in a new root that holds Debian 12, git and bash and nothing else.
# By hand, as root, with debootstrap installed; takes the committed state (HEAD) of this checkout.
#
#   tests/fresh_root.sh [FOLDER]     FOLDER (default: a new one in /tmp) must not exist; it is kept
#
# Prints the wall time of each command, cold and warm; exit 1 if one fails or rebuilds when warm.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
fresh=${1:-$(mktemp -d /tmp/goldenthread-root.XXXXXX)/root}
mirror=${GT_DEBIAN_MIRROR:-http://deb.debian.org/debian}

say() { echo "fresh root: $*" >&2; }

[[ ! -e $fresh ]] || {
  say "$fresh exists already"
  exit 2
}
say "installing Debian 12 into $fresh"
debootstrap --variant=minbase --include=git bookworm "$fresh" "$mirror" >"$fresh.log" 2>&1 || {
  tail -n 5 "$fresh.log" >&2
  exit 1
}
# How this machine reaches its mirror is how the new root does.
cp -L /etc/resolv.conf /etc/hosts "$fresh/etc/"
cp /etc/apt/apt.conf.d/*proxy* "$fresh/etc/apt/apt.conf.d/" 2>/dev/null || true
rm -rf "$fresh/var/lib/apt/lists"/*
mount -t proc proc "$fresh/proc"
trap 'umount "$fresh/proc"' EXIT

git clone -q --bare "$root" "$fresh/srv/goldenthread.git"
inside() {
  chroot "$fresh" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
    bash -c "cd /root/goldenthread && $1"
}
chroot "$fresh" git clone -q /srv/goldenthread.git /root/goldenthread

failures=0
timed() { # timed <name> <statuses that are fine> <command>
  local name=$1 fine=$2 begun status=0
  begun=$(date +%s.%N)
  inside "$3" >"$fresh/root/out" 2>"$fresh/root/err" || status=$?
  printf '%-28s exit %d  %8.2f s\n' "$name" "$status" "$(echo "$(date +%s.%N) $begun" |
    awk '{ print $1 - $2 }')"
  [[ $fine == *$status* ]] || {
    tail -n 15 "$fresh/root/out" "$fresh/root/err"
    failures=1
  }
}
warm() { # fails when the last command built anything
  ! grep -qE '^\[[0-9]+/[0-9]+ |^setup: ' "$fresh/root/err" || {
    say "$1 set up or built something the second time"
    failures=1
  }
}

note='bin/goldenthread note examples/panic-at-work.txt --client examples/panic-at-work.client.json'
timed "note, first time" "01" "$note"
cat "$fresh/root/out"
timed "note, second time" "01" "$note"
warm note
timed "bin/test, first time" 0 bin/test
tail -n 1 "$fresh/root/out"
timed "bin/test, second time" 0 bin/test
tail -n 1 "$fresh/root/out"
warm bin/test
exit $failures
