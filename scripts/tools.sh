#!/usr/bin/env bash
# Installs what is missing, and only that, so that a fresh Debian with git and rustup can run `make serve` and
# `make test`, and so that the second run costs no time and no network.
#
#   scripts/tools.sh core      a C linker and the crates: enough for the command `mingbai`
#   scripts/tools.sh build     the above, the WebAssembly target, trunk, wasm-bindgen, wasm-split-cli, Node.js packages
#   scripts/tools.sh test      the above, clippy and rustfmt, Chromium, Firefox and WebKitGTK with their drivers, a screen
#                              for the last, a Chinese font, Python packages, nginx and Caddy
#
# Writes only inside the repository (.tools/, node_modules/), apart from Debian packages, rustup's own parts and
# cargo's store of downloaded crates.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Newer trunks are welcome: change the number, and the next `make` replaces the old one.
TRUNK_VERSION=0.21.14
# Goes with the crate wasm_split_helpers: the same project, the same 0.2.
WASM_SPLIT_VERSION=0.2.4
# The oldest Node.js that is tried: Debian 12's.
NODE_MAJOR=18
# The oldest Python that is tried: Debian 12's.
PYTHON_MINOR=11
# Debian has no package of Firefox's driver. Building it takes minutes, once.
GECKODRIVER_VERSION=0.37.1
WASM_TARGET=wasm32-unknown-unknown

say() { printf '\n== %s\n' "$*" >&2; }

die() {
  printf '\n%s\n' "$@" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# rustup's default place; a shell that was open before rustup was installed does not know it yet.
have cargo || PATH="$HOME/.cargo/bin:$PATH"

# --- Debian packages -------------------------------------------------------------------------------------------

have_chinese_font() {
  if have fc-list && [ -n "$(fc-list :lang=zh-cn family)" ]; then return 0; fi
  compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK-*' >/dev/null
}

# Debian's python3 has venv without python3-venv, but cannot put pip into what it makes.
have_python_venv() {
  have python3 && python3 -c 'import ensurepip, venv' 2>/dev/null
}

# Prints the Debian packages that are missing for the given level.
missing_packages() {
  have cc || printf '%s\n' gcc libc6-dev
  if [ "$1" != core ]; then
    have node || printf '%s\n' nodejs
    have npm || printf '%s\n' npm
  fi
  if [ "$1" = test ]; then
    have chromium || printf '%s\n' chromium
    have chromedriver || printf '%s\n' chromium-driver
    have firefox-esr || printf '%s\n' firefox-esr
    have WebKitWebDriver || printf '%s\n' webkit2gtk-driver
    have Xvfb || printf '%s\n' xvfb
    have_chinese_font || printf '%s\n' fonts-noto-cjk
    have python3 || printf '%s\n' python3
    have_python_venv || printf '%s\n' python3-venv
  fi
}

debian_packages() {
  local packages
  mapfile -t packages < <(missing_packages "$1")
  [ "${#packages[@]}" -gt 0 ] || return 0

  local install=(apt-get install -y --no-install-recommends "${packages[@]}")
  have apt-get || die \
    "缺少这些软件，请先安装：${packages[*]}（Debian 的包名）" \
    "These are missing, please install them first (names of Debian packages): ${packages[*]}"
  [ "$(id -u)" -eq 0 ] || die \
    "缺少系统软件包。请用管理员身份执行下面这一行，再重新运行 make：" \
    "Debian packages are missing. Run this line as root, then run make again:" \
    "" \
    "    sudo sh -c 'apt-get update && ${install[*]}'"

  say "安装系统软件包 · installing Debian packages: ${packages[*]}"
  # Once more after a pause: a mirror that is just being renewed answers the first time with a wrong size.
  local attempt
  for attempt in 1 2; do
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive "${install[@]}" </dev/null; then return 0; fi
    [ "$attempt" = 2 ] || sleep 10
  done
  die "系统软件包没有装上，原因见上文。" "The Debian packages could not be installed; the reason is above."
}

# --- Rust ------------------------------------------------------------------------------------------------------

rust() {
  have cargo || die \
    "没有找到 cargo。请先安装 rustup（它会带上 cargo），再重新运行 make。" \
    "cargo was not found. Install rustup, which brings it, and run make again."
}

rust_target() {
  # Asked of rustc, not of rustup, so that a Rust from elsewhere will do if it has the target.
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/$WASM_TARGET/lib" ]; then
    have rustup || die \
      "这个 Rust 不能编译到 WebAssembly（缺 $WASM_TARGET），也没有 rustup 可以补装。" \
      "This Rust cannot compile to $WASM_TARGET, and there is no rustup to add it."
    say "安装编译目标 · adding the target $WASM_TARGET"
    rustup target add "$WASM_TARGET"
  fi
}

# The page is built together with its standard library (scripts/trunk.sh), whose sources this is. Without them the page
# is a tenth larger and otherwise the same, so that is no reason to stop.
rust_sources() {
  local sources
  sources=$(rustc --print sysroot)/lib/rustlib/src/rust/library
  if [ ! -e "$sources/Cargo.lock" ]; then
    say "安装标准库源码 · adding rust-src"
    if ! have rustup || ! rustup component add rust-src; then
      say "没有标准库源码，网页会大一成 · no sources of the standard library: the page will be a tenth larger"
      return 0
    fi
  fi
  # trunk builds with --offline, so what the standard library is made of has to be here before.
  RUSTC_BOOTSTRAP=1 cargo fetch --quiet --manifest-path "$sources/Cargo.toml" --locked
}

rust_checkers() {
  cargo fmt --version >/dev/null 2>&1 || rustup component add rustfmt
  cargo clippy --version >/dev/null 2>&1 || rustup component add clippy
}

# install_crate NAME VERSION COMMAND [ARGUMENT…]: puts a crate's commands under .tools/bin unless that version is there.
install_crate() {
  local name=$1 version=$2 command=$3
  shift 3
  # cargo's own list, because not every command can say its version.
  if [ -x ".tools/bin/$command" ] && grep -qsF "\"$name $version (" .tools/.crates.toml; then return 0; fi
  say "编译工具 $name $version，只有第一次需要，要几分钟 · building $name $version, once, takes minutes"
  # Built to be there soon, not to be fast: with trunk's own profile (fat LTO, one unit) it takes more than twice as
  # long, and in a build of the page these commands take less than a second even so.
  # The target directory is named, or a CARGO_TARGET_DIR of the caller would fill up with the tool's parts.
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
    cargo install "$name" --version "$version" --root .tools --target-dir .tools/build --force "$@"
  rm -rf .tools/build
}

trunk() {
  # Without its features trunk can neither download tools nor ask for news of itself. It is not to do either here,
  # and leaving out TLS takes minutes off the build.
  install_crate trunk "$TRUNK_VERSION" trunk --locked --no-default-features
}

wasm_bindgen() {
  # Read from Cargo.lock, because the command refuses a module made with any other version of the crate.
  local version
  version=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
  [ -n "$version" ] || die "Cargo.lock 里没有 wasm-bindgen。" "Cargo.lock names no wasm-bindgen."
  install_crate wasm-bindgen-cli "$version" wasm-bindgen
}

wasm_split() {
  install_crate wasm_split_cli_support "$WASM_SPLIT_VERSION" wasm-split-cli --locked --features build-binary
}

firefox_driver() {
  install_crate geckodriver "$GECKODRIVER_VERSION" geckodriver --locked
}

# trunk builds with --offline, so the crates have to be here before.
crates() {
  cargo fetch --quiet ${CI:+--locked}
}

# --- Node.js packages: wasm-opt, terser, axe, the peers of the benchmarks and of the calendars --------------------

npm_packages() {
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge "$NODE_MAJOR" ] || die \
    "Node.js 版本是 $major，至少要 $NODE_MAJOR。" \
    "This is Node.js $major; at least $NODE_MAJOR is needed."

  # A copy of the lock tells which one the packages came from.
  local installed=node_modules/.installed-lock.json
  if cmp -s package-lock.json "$installed"; then return 0; fi
  say "安装 Node.js 软件包 · installing Node.js packages"
  npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --cache .tools/npm-cache
  cp package-lock.json "$installed"
  rm -rf .tools/npm-cache
}

# --- Python packages: more peers of the calendars ----------------------------------------------------------------

python_packages() {
  local environment=.tools/python requirements=tests/peers/requirements.txt
  # What it was made of: this list, and this Python, since a newer one does not find what an older one installed.
  local installed=$environment/.installed-requirements.txt made_of
  made_of=$(python3 --version && cat "$requirements")
  if [ "$made_of" = "$(cat "$installed" 2>/dev/null)" ]; then return 0; fi
  python3 -c "import sys; sys.exit(sys.version_info < (3, $PYTHON_MINOR))" || die \
    "Python 版本太旧，至少要 3.$PYTHON_MINOR。" \
    "This is $(python3 --version); at least 3.$PYTHON_MINOR is needed."

  say "安装 Python 软件包 · installing Python packages"
  python3 -m venv --clear "$environment"
  "$environment/bin/python" -m pip install --quiet --no-input --no-cache-dir --disable-pip-version-check \
    --require-hashes -r "$requirements"
  printf '%s\n' "$made_of" >"$installed"
}

# --- Web servers, on which the configurations in hosting/ are tried -----------------------------------------------

# Unpacked, not installed: an installed server would start, and listen to the world, on the machine of whoever runs the
# tests. What they need of the system, git and Python have brought.
web_servers() {
  local servers=.tools/servers
  local packages=(nginx libnginx-mod-http-brotli-static caddy)
  if [ -e "$servers/.unpacked" ]; then return 0; fi
  if ! have apt-get; then
    if have nginx && have caddy; then return 0; fi
    die "缺少 nginx 和 caddy，请先安装。" "nginx and Caddy are missing, please install them first."
  fi
  say "下载网站服务器 nginx 和 Caddy，只供测试 · fetching nginx and Caddy, for the tests only"
  rm -rf "$servers"
  mkdir -p "$servers/packages"
  (
    cd "$servers/packages"
    # A machine that was set up by an image may have no lists of packages yet.
    apt-get download -qq "${packages[@]}" 2>/dev/null || {
      if [ "$(id -u)" -eq 0 ]; then apt-get update -qq; fi
      apt-get download -qq "${packages[@]}"
    }
  ) || die "nginx 和 Caddy 没有下载成，原因见上文。" "nginx and Caddy could not be fetched; the reason is above."
  local package
  for package in "$servers"/packages/*.deb; do dpkg-deb --extract "$package" "$servers"; done
  rm -rf "$servers/packages" "$servers/usr/share" "$servers/etc"
  touch "$servers/.unpacked"
}

# ---------------------------------------------------------------------------------------------------------------

level=${1:-}
case "$level" in
  core | build | test) ;;
  *) die "用法 · usage: scripts/tools.sh core|build|test" ;;
esac

mkdir -p .tools
# Two makes at once must not install the same thing at once.
exec 9>.tools/lock
flock 9

rust
debian_packages "$level"
crates
if [ "$level" = core ]; then exit 0; fi
rust_target
[ -n "${MINGBAI_PLAIN_STD:-}" ] || rust_sources
trunk
wasm_bindgen
wasm_split
npm_packages
if [ "$level" = test ]; then
  rust_checkers
  firefox_driver
  python_packages
  web_servers
fi
