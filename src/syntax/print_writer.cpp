// Room syntax: tokens and their comments on their way to the layout.
#include "syntax/print_compose.hpp"

namespace lrsched::syntax {

void TokenWriter::take_as(std::string_view spelling) {
    if (at_ >= lexemes_.size()) {
        missing_ = true;
        return;
    }
    comments_above();
    comment_beside();
    pieces_.push_back({Piece::Op::text, false, spelling});
    beside_ = lexemes_[at_].beside;
    ++at_;
}

void TokenWriter::carry(const Lexeme& lexeme) {
    if (shown_above_ <= at_) {
        for (std::uint32_t i = lexeme.above; i < lexeme.above_end; ++i) above_.push_back(i);
    }
    if (!lexeme.beside) return;
    if (!beside_ && above_.empty()) {
        beside_ = lexeme.beside;
    } else {
        above_.push_back(*lexeme.beside);
    }
}

void TokenWriter::comma() {
    if (at_ < lexemes_.size()) pieces_.push_back({Piece::Op::text, false, ","});
    drop();
}

void TokenWriter::drop() {
    if (at_ >= lexemes_.size()) {
        missing_ = true;
        return;
    }
    carry(lexemes_[at_]);
    ++at_;
}

void TokenWriter::push(Piece::Op op) {
    comment_beside();
    pieces_.push_back({op});
}

void TokenWriter::open() {
    comments_above();
    comment_beside();
    pieces_.push_back({Piece::Op::open});
}

void TokenWriter::assign(bool hug) {
    const bool plain = !comments_wait();
    comment_beside();
    pieces_.push_back({Piece::Op::assign, hug && plain});
    comments_above();
}

void TokenWriter::comments_above() {
    if (!comments_wait()) return;
    if (above_.empty() && (at_ >= lexemes_.size() || lexemes_[at_].above == lexemes_[at_].above_end)) return;
    comment_beside();
    for (const std::uint32_t comment : above_) pieces_.push_back({Piece::Op::above, false, source_.comments[comment]});
    above_.clear();
    if (at_ >= lexemes_.size() || shown_above_ > at_) return;
    shown_above_ = at_ + 1;
    const Lexeme& lexeme = lexemes_[at_];
    for (std::uint32_t i = lexeme.above; i < lexeme.above_end; ++i) {
        pieces_.push_back({Piece::Op::above, false, source_.comments[i]});
    }
}

void TokenWriter::comment_beside() {
    if (beside_) pieces_.push_back({Piece::Op::beside, false, source_.comments[*beside_]});
    beside_.reset();
}

/// True if a comment would be written before the next token.
bool TokenWriter::comments_wait() const {
    if (beside_ || !above_.empty()) return true;
    return at_ < lexemes_.size() && shown_above_ <= at_ && lexemes_[at_].above != lexemes_[at_].above_end;
}

}  // namespace lrsched::syntax
