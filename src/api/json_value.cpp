#include "api/json_value.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace lrsched::detail {
namespace {

constexpr std::size_t kDeepest = 32;  // a tree is torn down by recursion

/// Takes what the parser meets. `open_` are the lists and objects that have not ended; only the last of them grows, so that the
/// others stay where they are.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return add({}) != nullptr; }
    bool boolean(bool value) override { return add({value}) != nullptr; }
    bool number_integer(number_integer_t value) override { return add({static_cast<double>(value)}) != nullptr; }
    bool number_unsigned(number_unsigned_t value) override { return add({static_cast<double>(value)}) != nullptr; }
    bool number_float(number_float_t value, const string_t& /*text*/) override { return add({value}) != nullptr; }
    bool string(string_t& value) override { return add({std::move(value)}) != nullptr; }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*size*/) override { return open({JsonValue::Object{}}); }
    bool start_array(std::size_t /*size*/) override { return open({JsonValue::List{}}); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*why*/) override {
        return false;
    }
    bool key(string_t& name) override {
        std::get<JsonValue::Object>(open_.back()->value).names.push_back(std::move(name));
        return true;
    }

    JsonValue take() { return std::move(root_); }

private:
    JsonValue* add(JsonValue value) {
        if (open_.empty()) return &(root_ = std::move(value));
        auto* object = std::get_if<JsonValue::Object>(&open_.back()->value);
        JsonValue::List& list = object != nullptr ? object->values : std::get<JsonValue::List>(open_.back()->value);
        return &list.emplace_back(std::move(value));
    }
    bool open(JsonValue value) {
        if (open_.size() == kDeepest) return false;
        open_.push_back(add(std::move(value)));
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    JsonValue root_;
    std::vector<JsonValue*> open_;
};

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const noexcept {
    const auto* object = std::get_if<Object>(&value);
    if (object == nullptr) return nullptr;
    const auto found = std::ranges::find(object->names, name);
    return found == object->names.end() ? nullptr
                                        : &object->values[static_cast<std::size_t>(found - object->names.begin())];
}

std::optional<JsonValue> read_json(std::string_view text) {
    Builder builder;
    if (!nlohmann::json::sax_parse(text, &builder)) return std::nullopt;
    return builder.take();
}

}  // namespace lrsched::detail
