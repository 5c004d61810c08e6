#!/usr/bin/env bash
# Makes the secrets of deploy/compose.yaml, once, in deploy/secrets: nothing there is kept in git, or made anew.
set -euo pipefail
umask 077
# Others cannot enter the folder. The files are mounted one by one, into containers whose users are strangers here.
mkdir -p "$(dirname "${BASH_SOURCE[0]}")/secrets"
cd "$(dirname "${BASH_SOURCE[0]}")/secrets"

keep() { [[ -e $1 ]] || { printf '%s\n' "$2" >"$1" && chmod 444 "$1"; }; }
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }

# SQL Server wants three kinds of characters in a password.
for name in sa owner service; do keep "${name}_password" "Aa1-$(random)"; done
for name in owner service; do
  # The server of the compose file has a certificate of its own making.
  keep "${name}_connection" "Server=sqlserver;Database=loyalty;User ID=loyalty_$name;Password=$(<"${name}_password");TrustServerCertificate=True"
done
keep LOYALTY_BOOTSTRAP_KEY "lpk_live_first$(random | cut -c1-8)_$(random)"
