#!/usr/bin/env python3
"""Compares the order of names with that of ICU's collation `vi`, on three fields.

Not part of the tests: they read the frozen answer, names-in-icu-order.txt. Needs PyICU
(Debian: apt install python3-icu; else: pip install PyICU).

    python3 compare.py check PATH/TO/soxa [COUNT]      sorts COUNT (200000) names both ways
    python3 compare.py freeze > names-in-icu-order.txt

Names are made of invented parts, the same for the same seed. One thing differs on purpose and is
taken away before ICU is asked: where a tone is written in open oa, oe and uy (hòa, hoà) does not
matter to us. Numbers go by value with us and by digits with ICU, so no name here holds one.
"""
import random
import subprocess
import sys
import unicodedata

import icu

FAMILY = """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trịnh
Đoàn Lâm Tạ Tô Từ Thái Thân Ông Âu Ân Giàng Vàng Sùng Lò Lù Cầm Quàng Hạng Chảo Tẩn Điêu Ksor Rơ
R'Ô Y H' A Kpă Siu Nay Rcom Kbuôr Êban Niê Mlô Ayŭn Byă Ƀkrông Bkrông Čil Cil K'Sơr Đinh-Y""".split()
MIDDLE = """Văn Thị Hữu Đức Minh Ngọc Quốc Xuân Thu Hồng Thanh Thành Kim Gia Bảo Anh Ánh Thúy Thuý Hoà
Hòa Quý Mỹ Seo A Y Thào Láo Păng Mí Dỉ Thị-Minh Bhin Khoa Khoá Khỏe Khoẻ""".split()
GIVEN = """An Án Ân Ẩn Ấn Anh Ánh Ảnh Ba Bà Bá Bạ Bang Bảng Băng Bằng Bâng Bắc Bích Bình Bính Cảnh Cẩm Cầm
Chi Chí Chị Công Cồng Cúc Cường Da Dạ Dung Dũng Dụng Duy Duyên Dương Đa Đà Đào Đạo Đạt Đông Đồng Đức
Em Êm Ê Giang Giáng Gia Giá Hà Hạ Há Hải Hạnh Hằng Hân Hiếu Hiền Hiển Hoa Hòa Hoà Hóa Hoá Họa Hoạ
Hoan Hoàn Hoạn Hồ Hổ Hộ Hợp Huệ Huy Hùng Hưng Hường Khoa Khỏe Khoẻ Khuê Kiên Kiều Lan Lân Lên Liên Loan Lợi
Lụa Lúa Lừa Ly Lý Mai Mãi Mây Mỹ My Nam Nga Ngà Ngân Nghĩa Nghi Ngoan Ngoãn Nguyên Nguyện Nhàn Nhân Oanh
Ôn Ổn Ơn Páo Phà Pháo Phú Phúc Phượng Phương Quân Quang Quảng Quế Quý Quy Quỳ Quyên Quyền Sáng Sang
Tâm Tấm Tân Tấn Thanh Thành Thánh Thạnh Thảo Thi Thị Thoa Thoả Thỏa Thu Thủ Thuý Thúy Thuỷ Thủy Thụy
Thuỵ Thư Thứ Tú Tu Tư Tự Tứ Từ Tuyên Tuyến Uy Ủy Uỷ Uyên Út Ước Vân Vấn Vy Vĩ Xuân Xoá Xóa Y Ý Yên Yến
Niê Kbuôr Êban Ayŭn Byă Krông Ƀrao Brao Čư Cư Ñan Nan Ngan K'Brôi K'brôi H'Hen H'hen M'Gar Jŏ Jo Jô
Tơ̆ Tơ Tô̆ Tô Thư̆ Bê̆ Bê Bĕ Be""".split()

def old_style():
    """New place of the tone to the old one, for open oa, oe and uy."""
    pairs = {}
    marks = "\u0300\u0309\u0303\u0301\u0323"
    for first, second in ("oa", "oe", "uy"):
        for mark in marks:
            for form in (str.lower, str.upper, str.title):
                letters = form(first + second)
                new = unicodedata.normalize("NFC", letters + mark)
                old = unicodedata.normalize("NFC", letters[0] + mark + letters[1])
                pairs[new] = old
    return pairs


OLD = old_style()
NEW = {old: new for new, old in OLD.items()}


def with_style(name, pairs):
    words = []
    for word in name.split(" "):
        if word[-2:] in pairs and word[:-2].lower() != "q":
            word = word[:-2] + pairs[word[-2:]]
        words.append(word)
    return " ".join(words)


def names(count, seed):
    chance = random.Random(seed)
    for _ in range(count):
        middles = chance.choices(MIDDLE, k=chance.choice([0, 1, 1, 1, 1, 2]))
        name = " ".join([chance.choice(FAMILY), *middles, chance.choice(GIVEN)])
        form = chance.random()
        if form < 0.03:
            name = name.upper()
        elif form < 0.05:
            name = name.lower()
        yield unicodedata.normalize("NFC", name)


COLLATOR = icu.Collator.createInstance(icu.Locale("vi"))


def key(name):
    words = with_style(name, OLD).split(" ")
    fields = [words[-1], words[0] if len(words) > 1 else "", " ".join(words[1:-1])]
    return tuple(COLLATOR.getSortKey(field) for field in fields)


def check(program, count):
    given = list(names(count, 2026))
    run = subprocess.run(
        [program, "text", "sort", "--by", "given"], input="\n".join(given) + "\n",
        capture_output=True, text=True, check=True)
    ours = run.stdout.splitlines()
    theirs = sorted(given, key=key)
    different = [pair for pair in zip(ours, theirs) if pair[0] != pair[1]]
    print(f"{len(theirs)} names, {len(set(theirs))} different ones: {len(different)} not alike")
    for left, right in different[:10]:
        print(f"  ours {left} | ICU {right}")
    return 1 if different or len(ours) != len(theirs) else 0


def freeze():
    lines = {}
    for name in names(1550, 366):
        lines.setdefault(key(name), set()).update([name, with_style(name, NEW)])
    for _, equal in sorted(lines.items()):
        print("; ".join(sorted(equal)))
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["freeze"]:
        sys.exit(freeze())
    if sys.argv[1:2] == ["check"] and len(sys.argv) > 2:
        sys.exit(check(sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 200_000))
    print(__doc__)
    sys.exit(2)
