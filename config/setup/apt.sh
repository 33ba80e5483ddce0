# Sourced by the other set-up steps.

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Installs Debian packages where we may; where we may not, names them and stops.
install_packages() {
    if ! command -v apt-get >/dev/null || ! as_root true 2>/dev/null; then
        echo "System packages are missing. Install them and try again:  sudo apt-get install $*" >&2
        exit 1
    fi
    echo "Installing with apt: $*"
    as_root apt-get update -qq </dev/null || true
    if ! as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq --yes --no-install-recommends -o DPkg::Lock::Timeout=120 "$@" </dev/null >/dev/null; then
        echo "apt could not install the packages. Install them and try again:  sudo apt-get install $*" >&2
        exit 1
    fi
}
