package org.shanzhi.access;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.shanzhi.access.chain.ChainCheck;
import org.shanzhi.policy.Needs;
import org.springframework.stereotype.Component;

/** Whether the access log and the anchors of every chain are what they were. */
@Component
public class AuditChains {
    private static final String WHY = "asked by whoever holds the server, and it changes nothing";

    private final ChainCheck check;

    AuditChains(ChainCheck check) {
        this.check = check;
    }

    /** Every district whose log has lines; 0 is of those whose district is not known. */
    @Needs(open = WHY)
    public List<Integer> districts() {
        return check.districts();
    }

    /** How many lines are under a seal, and how many anchors there are. */
    public record Size(long lines, long anchors) {}

    @Needs(open = WHY)
    public Size size(int district) {
        return check.size(district);
    }

    /** The first line, block or signature that is not as it was sealed; empty when all is whole. Reads every line. */
    @Needs(open = WHY)
    public Optional<ChainBreak> log(int district) {
        return check.log(district);
    }

    /** The first anchor that is not as it was, or that a chain no longer agrees with. Reads what every chain anchors. */
    @Needs(open = WHY)
    public Optional<ChainBreak> anchors(int district) {
        return check.anchors(district);
    }

    /**
     * The first anchor of a file that this database does not have, or has otherwise.
     *
     * @param elsewhere a file that was kept elsewhere; null for the installation's own
     * @throws java.io.UncheckedIOException when it is no file of anchors
     */
    @Needs(open = WHY)
    public Optional<ChainBreak> anchors(Path elsewhere) {
        return check.anchors(elsewhere);
    }
}
