package org.shanzhi.access.chain;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shanzhi.access.Anchored;
import org.shanzhi.access.Anchored.Head;
import org.shanzhi.access.AuditChains.Size;
import org.shanzhi.access.ChainBreak;
import org.shanzhi.access.ChainBreak.What;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.springframework.stereotype.Component;

/** Goes along the chains from their beginning and stops at the first thing that is not as it was. */
@Component
public class ChainCheck {
    private static final int BLOCKS = 200;
    private static final String ANCHORS = "anchor/";
    private static final String KEY = "signing_key";

    private final List<Anchored> chains;
    private final BlockStore blocks;
    private final AnchorStore anchors;
    private final AnchorFile own;
    private final InstallationKey key;
    private final CryptoSuite suite;

    ChainCheck(
            List<Anchored> chains,
            BlockStore blocks,
            AnchorStore anchors,
            AnchorFile own,
            InstallationKey key,
            CryptoSuite suite) {
        this.own = own;
        this.chains = chains;
        this.blocks = blocks;
        this.anchors = anchors;
        this.key = key;
        this.suite = suite;
    }

    public List<Integer> districts() {
        return blocks.districts();
    }

    public Size size(int district) {
        return new Size(blocks.sealed(district), anchors.all(district).size());
    }

    public Optional<ChainBreak> log(int district) {
        if (!key.whole()) return Optional.of(new ChainBreak(KEY, "1", What.CHANGED));
        Block before = Block.none(district);
        while (true) {
            List<Block> next = blocks.after(district, before.no(), BLOCKS);
            if (next.isEmpty()) return Optional.empty();
            for (Block block : next) {
                Optional<ChainBreak> broken = differs(before, block);
                if (broken.isPresent()) return broken;
                before = block;
            }
        }
    }

    private Optional<ChainBreak> differs(Block before, Block block) {
        String chain = AnchoredLog.CHAIN + "/" + block.district();
        if (block.no() != before.no() + 1)
            return Optional.of(new ChainBreak(chain + "/block", String.valueOf(before.no() + 1), What.MISSING));
        List<LogLine> lines = blocks.lines(block.district(), before.last(), block.last(), block.lines() + 1);
        return block.differs(before, lines, suite, key)
                .map(difference -> difference.line() == 0
                        ? new ChainBreak(chain + "/block", String.valueOf(block.no()), difference.what())
                        : new ChainBreak(chain, String.valueOf(difference.line()), difference.what()));
    }

    public Optional<ChainBreak> anchors(int district) {
        String before = "";
        Map<String, Head> heads = Map.of();
        int no = 1;
        for (Anchor anchor : anchors.all(district)) {
            if (anchor.no() != no) return broken(district, no, What.MISSING);
            if (!anchor.signedBy(key)) return broken(district, no, What.SIGNED_BY_ANOTHER);
            if (!anchor.about(district, no) || !anchor.before().equals(before))
                return broken(district, no, What.SEAL_BROKEN);
            Map<String, Head> anchored = anchor.heads();
            for (Anchored chain : chains) {
                Head head = anchored.get(chain.chain());
                if (head == null) continue;
                var broken = chain.check(district, heads.getOrDefault(chain.chain(), Head.NONE), head);
                if (broken.isPresent()) return broken;
            }
            before = anchor.hash(suite);
            heads = anchored;
            no++;
        }
        return Optional.empty();
    }

    /** @param elsewhere null for the installation's own file, if there is one yet */
    public Optional<ChainBreak> anchors(Path elsewhere) {
        for (AnchorFile.Kept kept : elsewhere == null ? own.read() : AnchorFile.read(elsewhere)) {
            Optional<Anchor> here = anchors.find(kept.district(), kept.no());
            if (here.isEmpty()) return broken(kept.district(), kept.no(), What.MISSING);
            if (!here.get().content().equals(kept.content())) return broken(kept.district(), kept.no(), What.CHANGED);
            if (!Arrays.equals(kept.key(), key.publicKey())
                    || !Arrays.equals(here.get().signature(), kept.signature()))
                return broken(kept.district(), kept.no(), What.SIGNED_BY_ANOTHER);
        }
        return Optional.empty();
    }

    private static Optional<ChainBreak> broken(int district, int no, What what) {
        return Optional.of(new ChainBreak(ANCHORS + district, String.valueOf(no), what));
    }
}
