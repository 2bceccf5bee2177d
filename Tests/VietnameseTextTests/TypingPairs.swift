/// What typists see from well-known typing programs: keys and the text that they give.
///
/// A row for each pair, the two columns with a blank between them. In both, ␣ is a blank and
/// `<BS>` the key Backspace; a row with one column gives no text. The text is NFC. Every pair was
/// seen in at least one program, nearly all of them in every program that has the method.
enum TypingPairs {
  /// Telex with the old tone place, seen with a spelling check, which SoXa has not. 152 pairs.
  static let telex = """
    aa â
    oo ô
    ow ơ
    uw ư
    dd đ
    ar ả
    ax ã
    aj ạ
    aws ắ
    aaf ầ
    eer ể
    owj ợ
    uws ứ
    vieetj việt
    vietej việt
    vijeet việt
    Vieejt Việt
    tieengs tiếng
    tieesng tiếng
    tiengse tiếng
    tiesng tiéng
    nguyeenx nguyễn
    nguyenex nguyễn
    NGUYEENX NGUYỄN
    nguoiwf người
    nguwoif người
    nguwfoi người
    ngwowif người
    dduwowcj được
    dduocjw được
    dangdf đàng
    truwowngf trường
    truongwf trường
    truonwgf trường
    thuowngf thường
    thuongfw thường
    phuongwx phưỡng
    thuow thuơ
    thuowr thuở
    thuowrng thưởng
    quow quơ
    uwow ươ
    uow uơ
    uwo ưo
    luwu lưu
    luuw lưu
    cuuw cưu
    ruouwj rượu
    muowj mượ
    hoaf hòa
    hoas hóa
    hoaj họa
    hoej họe
    thuyr thủy
    uyr ủy
    tuys túy
    toans toán
    toasn toán
    hoafn hoàn
    hoaij hoại
    ngoaif ngoài
    ngoeof ngoèo
    xoays xoáy
    khuya khuya
    khuyur khuỷu
    khuyru khuỷu
    quaf quà
    quaans quấn
    quys quý
    quyf quỳ
    quyts quýt
    quyeenf quyền
    giaf già
    gif gì
    ginf gìn
    giuwax giữa
    giuwx giữ
    giowf giờ
    giuongwf giường
    muaf mùa
    luaj lụa
    thuyeenf thuyền
    khuyeens khuyến
    nguyeetj nguyệt
    thuees thuế
    hueej huệ
    hueje huệ
    uoongs uống
    cuocjo cuộc
    yeeus yếu
    ieens iến
    nhiefue nhiều
    eee ee
    ooo oo
    ddd dd
    aww aw
    oww ow
    uww uw
    www ww
    ass as
    asss ass
    aff af
    arr ar
    axx ax
    ajj aj
    vieetjj viêtj
    dangdd dangd
    xooong xoong
    xoong xông
    toansz toan
    tieengsz tiêng
    toofz tô
    hoasf hòa
    awan ân
    DD Đ
    Dd Đ
    dD đ
    Ddaf Đà
    ddAf đÀ
    DDAWNGJ ĐẶNG
    PHUWOWNGF PHƯỜNG
    UBND UBND
    HDDND HĐND
    SDDT SĐT
    QDD QĐ
    DDVTN ĐVTN
    TW TƯ
    w ư
    tws tứ
    chww chw
    hw hư
    kw kw
    DDawsk Đắk
    Lawsk Lắk
    Niee Niê
    Ee Ê
    Row Rơ
    Chaam Châm
    H'Moong H'Mông
    Anaa Ana
    Ana Ân
    user␣ ủe␣
    text␣ tẽt␣
    case␣ cáe␣
    tieengs<BS> tiến
    tieengs<BS><BS> tiế
    hoafn<BS> hòa
    toans<BS><BS> tó
    nguwowif<BS> ngườ
    dd<BS>
    hoas␣chaats hóa␣chất
    Toor␣daan␣phoos␣soos␣5 Tổ␣dân␣phố␣số␣5
    """

  /// Telex without a spelling check. 3 pairs.
  static let telexWithoutSpelling = """
    Hmoong Hmông
    Kanj Kạn
    Kaf Kà
    """

  /// Telex with the new tone place. 14 pairs.
  static let telexNewStyle = """
    khoer khoẻ
    thuyr thuỷ
    uyr uỷ
    tuys tuý
    toans toán
    hoafi hoài
    khuyur khuỷu
    muaf mùa
    quaf quà
    giaf già
    gif gì
    thuowr thuở
    toaf toà
    hueej huệ
    """

  /// VNI with the old tone place. 38 pairs.
  static let vni = """
    a8 ă
    e6 ê
    o7 ơ
    u7 ư
    d9 đ
    a1 á
    a2 à
    a3 ả
    a4 ã
    a5 ạ
    a61 ấ
    viet65 việt
    viet56 việt
    vie65t việt
    tieng61 tiếng
    nguyen64 nguyễn
    nguoi72 người
    ngu7o7i2 người
    d9u7o7c5 được
    truong72 trường
    ruou75 rượu
    hoa2 hòa
    hoa2n hoàn
    thuy3 thủy
    gia2 già
    gi2 gì
    gieng61 giếng
    huong7 hương
    a66 a6
    a88 a8
    o77 o7
    d99 d9
    a11 a1
    toan10 toan
    D9A8NG5 ĐẶNG
    to63␣5 tổ␣5
    Quy1␣4 Quý␣4
    02/09/2025 02/09/2025
    """

  /// VNI with the new tone place. 5 pairs.
  static let vniNewStyle = """
    hoa2 hoà
    thuy3 thuỷ
    uy3 uỷ
    quy1 quý
    toan1 toán
    """

  /// VIQR with the old tone place. 15 pairs.
  static let viqr = """
    a( ă
    a^ â
    e^ ê
    o+ ơ
    u* ư
    a' á
    a? ả
    a. ạ
    Vie^.t Việt
    ngu+o+`i người
    nguo+`i người
    ddu+o+.c được
    hoa` hòa
    thu?y thủy
    DDa` Đà
    """
}
