"""Third-party browser files: pinned, brought by the build, and every one that a page names is among them."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]
WEB = ROOT / "learningcity" / "web"


@pytest.fixture(scope="module")
def vendor_assets() -> ModuleType:
    spec = importlib.util.spec_from_file_location("vendor_assets", ROOT / "deploy" / "vendor_assets.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_vendor_file_a_page_names_is_brought(vendor_assets: ModuleType) -> None:
    sources = [*WEB.rglob("*.html"), *WEB.rglob("static/ui/*.css"), *WEB.rglob("static/ui/*.js")]
    named = {
        name for path in sources for name in re.findall(r"vendor/([\w./-]+\.\w+)", path.read_text("utf-8"))
    }
    assert named
    assert named <= set(vendor_assets.FILES.values())


def test_versions_are_exact_and_the_lock_names_no_registry() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())
    versions = [*wanted["dependencies"].values(), *wanted["devDependencies"].values()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
    assert "resolved" not in (ROOT / "package-lock.json").read_text()


def test_a_changed_lock_makes_the_files_stale(vendor_assets: ModuleType, tmp_path: Path) -> None:
    lock = tmp_path / "package-lock.json"
    lock.write_text("{}")
    vendor = vendor_assets.vendor_of(tmp_path)
    vendor.mkdir(parents=True)
    (vendor / vendor_assets.STAMP).write_text(vendor_assets.recipe(tmp_path))
    assert vendor_assets.vendor_is_current(tmp_path)
    lock.write_text('{"packages": {}}')
    assert not vendor_assets.vendor_is_current(tmp_path)


def test_a_catalogue_is_stale_until_compiled_after_its_last_change(
    vendor_assets: ModuleType, tmp_path: Path
) -> None:
    source = tmp_path / "learningcity" / "locale" / "th" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text("")
    assert list(vendor_assets.stale_catalogues(tmp_path)) == [source]
    source.with_suffix(".mo").write_bytes(b"")
    assert list(vendor_assets.stale_catalogues(tmp_path)) == []


def test_pointers_to_unshipped_source_maps_are_left_out(vendor_assets: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a{}\n/*# sourceMappingURL=a.css.map */\n")
    vendor_assets._copy(tmp_path / "a.css", tmp_path / "b.css")
    assert (tmp_path / "b.css").read_text() == "a{}\n"
