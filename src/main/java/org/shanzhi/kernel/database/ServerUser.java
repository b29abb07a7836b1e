package org.shanzhi.kernel.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.DirectoryTree;
import org.shanzhi.kernel.start.FileModes;
import org.shanzhi.kernel.start.StartRefusal;

/**
 * Whom the server's processes run as. PostgreSQL refuses root, so root gives its rights away first: in a user namespace,
 * where the files stay root's; where a container forbids namespaces, by becoming an unprivileged user who then owns the
 * files.
 */
record ServerUser(List<String> prefix, int uid, int gid) {
    private static final int ROOT = 0;
    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    static ServerUser of(Path home) throws IOException {
        return choose(
                (int) new UnixSystem().getUid(),
                home,
                () -> Shell.run(List.of("unshare", "-U", "true")).succeeded());
    }

    /** {@code namespaces} answers whether user namespaces may be made here. */
    static ServerUser choose(int self, Path home, BooleanSupplier namespaces) throws IOException {
        if (self != ROOT) {
            return new ServerUser(List.of(), self, self);
        }
        int owner = FileModes.owner(home);
        if (owner != ROOT) {
            return become(owner, (Integer) Files.getAttribute(home, "unix:gid"));
        }
        if (Shell.installed("unshare") && namespaces.getAsBoolean()) {
            return new ServerUser(List.of("unshare", "-U"), ROOT, ROOT);
        }
        return unprivileged();
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Hands over a directory with everything in it, and makes sure that its new owner can get there. */
    void own(Path tree) throws IOException {
        if (FileModes.owner(tree) != uid) {
            for (Path path : DirectoryTree.paths(tree)) {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            }
        }
        if (!Shell.run(command(List.of("test", "-x", tree.toString()))).succeeded()) {
            throw new CannotStart(StartRefusal.DATABASE_USER_UNREACHABLE, tree, uid);
        }
    }

    private static ServerUser become(int uid, int gid) {
        return new ServerUser(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
    }

    private static ServerUser unprivileged() throws IOException {
        for (String name : UNPRIVILEGED) {
            try (Stream<String> users = Files.lines(Path.of("/etc/passwd"))) {
                var found = users.map(line -> line.split(":"))
                        .filter(fields -> fields[0].equals(name))
                        .findFirst();
                if (found.isPresent()) {
                    return become(Integer.parseInt(found.get()[2]), Integer.parseInt(found.get()[3]));
                }
            }
        }
        throw new CannotStart(StartRefusal.NO_UNPRIVILEGED_USER);
    }
}
