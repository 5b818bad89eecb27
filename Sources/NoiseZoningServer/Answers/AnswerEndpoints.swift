/// Every address below `/v1`, and those for the keeper.
enum AnswerEndpoints {
    static let all: [Endpoint<AnswerService>] =
        PlaceAnswers.endpoints + LevelAnswers.endpoints + TableAnswers.endpoints + ParcelAnswers.endpoints + KeeperAnswers.endpoints
}
