package org.shanzhi.access.chain;

import java.util.HexFormat;
import java.util.Optional;
import org.shanzhi.access.Anchored;
import org.shanzhi.access.ChainBreak;
import org.shanzhi.access.ChainBreak.What;
import org.springframework.stereotype.Component;

/** The access log as anchors know it: its last block. */
@Component
class AnchoredLog implements Anchored {
    static final String CHAIN = "access_log";

    private final BlockStore store;

    AnchoredLog(BlockStore store) {
        this.store = store;
    }

    @Override
    public String chain() {
        return CHAIN;
    }

    @Override
    public Head head(int district, Head since) {
        Block last = store.last(district);
        return new Head(last.no(), last.no() - since.upto(), hash(last));
    }

    @Override
    public Optional<ChainBreak> check(int district, Head since, Head anchored) {
        if (anchored.upto() == 0) return Optional.empty();
        String now =
                store.find(district, anchored.upto()).map(AnchoredLog::hash).orElse("");
        return now.equals(anchored.hash())
                ? Optional.empty()
                : Optional.of(
                        new ChainBreak(CHAIN + "/" + district, String.valueOf(anchored.upto()), What.NOT_AS_ANCHORED));
    }

    private static String hash(Block block) {
        return HexFormat.of().formatHex(block.hash());
    }
}
