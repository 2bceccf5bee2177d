internal import CommuneDomain

/// What residents ask in one area, of which office, and what comes of it.
struct RecommendationMatters: Sendable {
  let area: RecommendationArea
  let office: String
  let matters: [(matter: String, result: String)]

  static let all = [
    RecommendationMatters(
      area: .infrastructure, office: "Phòng Kinh tế, Hạ tầng",
      matters: [
        ("Đường ngõ ngập khi mưa", "Đã khơi thông cống rãnh"),
        ("Đèn đường hỏng", "Đã thay bóng đèn"), ("Cầu nhỏ xuống cấp", "Đã gia cố mặt cầu"),
      ]
    ),
    RecommendationMatters(
      area: .land, office: "Công chức Địa chính",
      matters: [
        ("Chậm cấp giấy chứng nhận đất", "Đã trả giấy chứng nhận"),
        ("Ranh giới đất với đường", "Đã đo lại, hai bên đồng ý"),
      ]
    ),
    RecommendationMatters(
      area: .environment, office: "Phòng Kinh tế, Hạ tầng",
      matters: [
        ("Rác chưa được thu gom", "Đã bố trí xe thu gom hằng tuần"),
        ("Mùi từ trại chăn nuôi", "Đã yêu cầu khắc phục, kiểm tra lại"),
      ]
    ),
    RecommendationMatters(
      area: .security, office: "Công an phường",
      matters: [
        ("Xe chạy nhanh qua cổng trường", "Đã đặt biển báo, tuần tra giờ tan trường"),
        ("Tiếng ồn ban đêm", "Đã nhắc nhở, cam kết không tái diễn"),
      ]
    ),
    RecommendationMatters(
      area: .policy, office: "Phòng Văn hóa – Xã hội",
      matters: [
        ("Chậm chi trả trợ cấp", "Đã chi trả đủ"),
        ("Xét lại hộ cận nghèo", "Đã rà soát lại theo quy trình"),
      ]
    ),
    RecommendationMatters(
      area: .health, office: "Trạm Y tế",
      matters: [
        ("Thẻ BHYT sai thông tin", "Đã đổi thẻ"),
        ("Lịch tiêm cho trẻ em", "Đã thông báo lịch tiêm đến từng tổ"),
      ]
    ),
    RecommendationMatters(
      area: .education, office: "Trường Tiểu học",
      matters: [
        ("Thiếu sân chơi", "Đã sửa sân trường"),
        ("Bữa ăn bán trú", "Đã công khai thực đơn hằng tuần"),
      ]
    ),
    RecommendationMatters(
      area: .procedures, office: "Trung tâm Phục vụ hành chính công",
      matters: [("Nộp hồ sơ trực tuyến bị lỗi", "Đã hướng dẫn nộp lại, hồ sơ được nhận")]
    ),
    RecommendationMatters(
      area: .other, office: "Văn phòng HĐND và UBND",
      matters: [("Loa truyền thanh không nghe rõ", "Đã chỉnh lại cụm loa")]
    ),
  ]
}
