// Room `file`: writing a file whole or not at all: a temporary file in the same folder, fsync, link or rename.
#include "file/write.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <system_error>

#include "file/descriptor.hpp"

namespace lrsched::file {
namespace {

namespace fs = std::filesystem;

constexpr int kLinkLimit = 40;                         // as many as the kernel follows
constexpr const char* kDescriptors = "/proc/self/fd";  // a file without a name can be linked from here
constexpr int kTemporaryNames = 100;                   // left over by that many crashes of processes with our number

// A file that is gone again unless it was moved to its place. Where the file system can, it has no name while it is written.
// The steps give 0 or an error number.
class Temporary {
public:
    explicit Temporary(fs::path folder) : folder_(std::move(folder)) {}
    Temporary(const Temporary&) = delete;
    Temporary& operator=(const Temporary&) = delete;
    ~Temporary() {
        if (!path_.empty()) ::unlink(path_.c_str());
    }

    // Mode 0666 lets the umask and the folder's default rights decide, as for any new file.
    int create() {
        if (::access(kDescriptors, F_OK) == 0)
            file_ = Descriptor(::open(folder_.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666));
        if (file_) return 0;
        return take_name([this](const fs::path& name) {
            file_ = Descriptor(::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
            return static_cast<bool>(file_);
        });
    }

    int take_rights_of(const struct stat& old) {
        // Owner first, since changing it clears set-user-id bits. Only root may give files away: others keep their own.
        const bool given = ::fchown(file_.number(), old.st_uid, old.st_gid) == 0;
        const mode_t mode = old.st_mode & (given ? 07777U : 0777U);
        return ::fchmod(file_.number(), mode) == 0 ? 0 : errno;
    }

    int write(std::string_view text) {
        while (!text.empty()) {
            const ssize_t written = ::write(file_.number(), text.data(), text.size());
            if (written < 0 && errno != EINTR) return errno;
            if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
        }
        return 0;
    }

    int move_to(const fs::path& target) {
        // Without this a crash after the rename can leave an empty file. Some file systems cannot and say EINVAL.
        if (::fsync(file_.number()) != 0 && errno != EINVAL) return errno;
        if (path_.empty() && link_to(target)) return close_and_sync();
        if (const int failure = path_.empty() ? link_to_name() : 0; failure != 0) return failure;
        if (const int failure = file_.close(); failure != 0) return failure;
        if (std::rename(path_.c_str(), target.c_str()) != 0) return errno;
        path_.clear();
        return close_and_sync();
    }

private:
    // A short name of its own: the target's name may already be as long as names can be.
    template <class Take> int take_name(Take take) {
        for (int i = 0; i < kTemporaryNames; ++i) {
            fs::path name = folder_ / fmt::format(".lrsched-{}-{}.tmp", ::getpid(), i);
            if (take(name)) {
                path_ = std::move(name);
                return 0;
            }
            if (errno != EEXIST) return errno;
        }
        return EEXIST;
    }

    // Gives the file without a name its first one; what is there already is not replaced.
    bool link_to(const fs::path& name) {
        const std::string nameless = fmt::format("{}/{}", kDescriptors, file_.number());
        return ::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
    }

    int link_to_name() {
        return take_name([this](const fs::path& name) { return link_to(name); });
    }

    int close_and_sync() {
        if (const int failure = file_.close(); failure != 0) return failure;
        // The new name itself is on disk after this. The file is whole either way, so a failure is none of ours.
        const Descriptor folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (folder) ::fsync(folder.number());
        return 0;
    }

    fs::path folder_;
    fs::path path_;
    Descriptor file_;
};

// Where the bytes go: the file behind any symbolic links, which need not exist yet.
fs::path target_of(const std::string& path, std::error_code& failure) {
    fs::path target = path;
    for (int i = 0; i < kLinkLimit; ++i) {
        if (!fs::is_symlink(fs::symlink_status(target, failure))) {
            if (failure == std::errc::no_such_file_or_directory) failure.clear();
            return target;
        }
        target = target.parent_path() / fs::read_symlink(target, failure);
        if (failure) return target;
    }
    failure = std::make_error_code(std::errc::too_many_symbolic_link_levels);
    return target;
}

// What is in the way of replacing the file, or an empty text.
std::string objection(const fs::path& target, const struct stat& old) {
    if (S_ISDIR(old.st_mode)) return system_reason(EISDIR);
    if (!S_ISREG(old.st_mode)) return "is not a regular file";
    // A rename would replace a write-protected file without asking.
    if (::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0) return system_reason(errno);
    return {};
}

std::optional<Error> replace(const std::string& path, std::string_view text) {
    if (path.find('\0') != std::string::npos) return Error{path, "a file name cannot hold a NUL byte"};
    std::error_code failure;
    const fs::path target = target_of(path, failure);
    if (failure) return Error{path, system_reason(failure.value())};
    if (!target.has_filename()) return Error{path, path.empty() ? system_reason(ENOENT) : system_reason(EISDIR)};

    struct stat old {};
    const bool exists = ::stat(target.c_str(), &old) == 0;
    if (!exists && errno != ENOENT) return Error{path, system_reason(errno)};
    const std::string reason = exists ? objection(target, old) : std::string{};
    if (!reason.empty()) return Error{path, reason};

    Temporary temporary(target.has_parent_path() ? target.parent_path() : fs::path("."));
    int number = temporary.create();
    if (number == 0 && exists) number = temporary.take_rights_of(old);
    if (number == 0) number = temporary.write(text);
    if (number == 0) number = temporary.move_to(target);
    return number == 0 ? std::nullopt : std::optional(Error{path, system_reason(number)});
}

}  // namespace

std::optional<Error> write_whole(const std::string& path, std::string_view text) noexcept {
    try {
        return replace(path, text);
    } catch (const std::exception&) {
        return Error{{}, "out of memory"};  // nothing else in here throws; short enough to need no allocation
    }
}

}  // namespace lrsched::file
