# 全部命令。make help 列出来。 · All commands; `make help` lists them.
#
# Every target first lets scripts/tools.sh install what is missing; when nothing is, that takes half a second.

SHELL := /bin/bash
.DEFAULT_GOAL := help

PORT ?= 8080
# A test's name or a part of it, and where: make test-browser ONLY=smoke ENGINES=firefox
ONLY ?=
ENGINES ?= chromium firefox webkit
# Where cargo builds; the benchmarks build there too.
TARGET := $(or $(CARGO_TARGET_DIR),target)
# A shell that was open before rustup was installed does not know cargo yet.
export PATH := $(PATH):$(HOME)/.cargo/bin
# In CI a Cargo.lock that does not fit Cargo.toml is a mistake, not something to mend.
LOCKED := $(if $(CI),--locked)

TRUNK := scripts/trunk.sh
RELEASE := $(TARGET)/release-$(shell awk -F'"' '/^version = /{ print $$2; exit }' Cargo.toml)
COUNTER := $(TARGET)/bench/counter
RULES := $(TARGET)/wasm32-unknown-unknown/release/bench-rules.wasm

# Two cargos at once only wait for each other.
.NOTPARALLEL:
.PHONY: help serve test lint test-core test-browser dist single release reproduce check bench clean clean-tree tools-core tools tools-test

help: ## 列出这些命令 · list these commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

serve: tools ## 编译并在 127.0.0.1:8080 打开网页（PORT=… 换端口）；源文件一改就重新编译 · build and serve the release site
	$(TRUNK) serve --port $(PORT) --dist $(TARGET)/serve

test: lint test-core test-browser ## 全部检查和测试 · everything: format, clippy, cargo test, release build, browser tests

lint: tools-test ## 格式和 clippy · rustfmt and clippy, for the tool and for the page
	cargo fmt --check
	cargo clippy $(LOCKED) --all-targets -- -D warnings
	@# Named by itself: all targets are those that cargo test runs.
	cargo clippy $(LOCKED) --test browser -- -D warnings
	cargo clippy $(LOCKED) --features pages --lib --bin mingbai-pages --test pages -- -D warnings
	cargo clippy $(LOCKED) --no-default-features --features app --target wasm32-unknown-unknown --lib --bins -- -D warnings
	cargo clippy $(LOCKED) --no-default-features --features split --target wasm32-unknown-unknown --lib --bins -- -D warnings

test-core: tools-test ## 不用浏览器的测试；不带浏览器测试，因为那要先有 dist/ · cargo test: all but the browser tests, which need dist/
	cargo test $(LOCKED)
	cargo test $(LOCKED) --features pages --test pages

test-browser: tools-test dist ## 用真的发布版跑浏览器测试（ONLY=名字 只跑一部分） · browser tests of the release build, in each of ENGINES
	for engine in $(ENGINES); do cargo test $(LOCKED) --test browser -- --engine $$engine $(ONLY) || exit 1; done

dist: tools ## 把发布版网站写到 dist/ · write the release site to dist/
	$(TRUNK) build
	@scripts/complete-dist.sh dist

release: clean-tree dist ## 发布版的压缩包、校验和、物料清单，写到 target/release-版本号/ · the release: archives, checksums, bill of materials
	@scripts/release.sh dist $(RELEASE)

reproduce: tools ## 把当前提交在两个地方从头编译两次，逐字节比较 · build this commit twice from nothing and compare every byte
	@scripts/reproduce.sh

single: dist ## 把整个网站做成一个文件 mingbai.html，放在 U 盘里双击就能用 · the whole site as one file that needs no host
	node scripts/dist/single.mjs dist $(TARGET)/mingbai.html

check: tools-core ## 检查 seeds/ 里的事项目录 · check the catalogue in seeds/
	cargo run $(LOCKED) --quiet --bin mingbai -- check

bench: tools-test dist ## 量一量体积、首屏、判断速度，和预算对照 · measure against the budgets
	@# The floor is a Yew page as anyone builds it; a standard library built for size is our own doing.
	MINGBAI_PLAIN_STD=1 $(TRUNK) build benches/counter/index.html --dist $(COUNTER)
	@if [ -e benches/rules/main.rs ]; then \
	  cargo build $(LOCKED) --release --target wasm32-unknown-unknown --no-default-features --bin bench-rules; \
	fi
	node benches/run.mjs dist $(COUNTER) $(RULES)

clean: ## 删掉编译结果（不删 .tools 和 node_modules） · remove what was built, but not the tools
	cargo clean
	rm -rf dist

# A release is of a commit, or nobody could build it again.
clean-tree:
	@test -z "$$(git status --porcelain)" || { \
	  echo '还有没提交的改动，先提交再发布。 · There are changes that are not committed; commit them first.' >&2; \
	  git status --short >&2; exit 1; }

tools-core:
	@scripts/tools.sh core

tools:
	@scripts/tools.sh build

tools-test:
	@scripts/tools.sh test
