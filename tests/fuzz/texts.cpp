#include "fuzz/texts.hpp"

#include <array>

namespace lrsched::fuzz {
namespace {

constexpr std::array kTexts{
    "0.1",
    "t / 1",
    "chain(warmup(10), cosine(90, min=1e-3))",
    "warmup(5) + cosine(20) |> hold()",
    "1 / (t - 3)",
    "sqrt(3 - t)",
    "repeat(cosine(10) * 0.5^cycle for 10)",
    "scan(1, prev * 0.99 + 1e-3 * t)",
    "scan([1, 0], [prev[0] * 0.9 + prev[1], sin(prev[0])])[0]",
    "plateau(loss, patience=2, factor=0.5)",
    "chain(warmup(4), plateau(val_loss, patience=1)) * metric(\"reward\")",
    "chain(hold() until flat(loss, 3), linear(10))",
    "if t < 5 then base else base / 2",
    "let n = 4 in cosine(n) at t - 2",
    "torch.StepLR(30, gamma=0.1)",
    "torch.OneCycleLR(optimizer, max_lr=0.1, total_steps=100)",
    "house.bump(10) + peak",
    "import house\n\nbump(3)",
    "param warm = 5\nschedule lr = chain(warmup(warm), cosine(20))\nschedule wd = 0.1 * lr / base",
    "schedule lr.layer[4] = 0.65^(3 - i) * warmup(10)\nschedule lr = t / 4",
    "run base=0.1 total=90ep dataset=1000ex batch=10\nschedule lr = chain(warmup(5%), cosine())",
    "fn f(n, high=start) = lerp(high, 0, t / n) for n\n\nchain(f(3), f(4, 2), f(5))",
    "noise(3) + count([5, 10, 15], t)",
    "1 +",
    "((((((((((1))))))))))",
    "cosin(10) + x * 5ep",
    "let a = b\nlet b = a\n\na",
    "\"text\"",
    "0x",
    "",
};

constexpr std::array kNames{"base",  "total", "epoch", "warm", "peak", "loss",      "val_loss", "reward",
                            "house", "t",     "if",    "a.b",  "",     "two words", "\xff\xfe", "lr.sched"};

constexpr std::array kValues{"0.1", "100", "90ep", "5%", "1 +", "fn bump(n) = cosine(n)", "let x = 2\nfn f() = x",
                             "-1",  "",    "nan",  "t",  "loss"};

constexpr std::array kBytes{'(', ')', '[', ']', ',', '.', '0', '9', 'e', 't', '*', '-', '\n', '"', '#', '\0', '\x80'};

}  // namespace

std::string spoilt(std::string text, Random& random) {
    for (std::size_t times = 1 + random.below(3); times > 0 && !text.empty(); --times) {
        const std::size_t at = random.below(text.size());
        switch (random.below(3)) {
            case 0: text[at] = random.of(kBytes); break;
            case 1: text.erase(at, 1 + random.below(8)); break;
            default: text.insert(at, text.substr(random.below(text.size()), random.below(12))); break;
        }
    }
    return text;
}

std::string random_text(Random& random) {
    std::string text = random.of(kTexts);
    if (random.one_in(8)) text += "\n" + std::string(random.of(kTexts));
    return random.one_in(4) ? spoilt(std::move(text), random) : text;
}

std::string random_name(Random& random) { return random.of(kNames); }

std::string random_value(Random& random) { return random.of(kValues); }

}  // namespace lrsched::fuzz
