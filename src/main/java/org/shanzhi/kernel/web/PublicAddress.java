package org.shanzhi.kernel.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where residents reach this installation: what stands in QR codes and links on paper. It is a setting because the host of a
 * request may be a name that only the office knows.
 */
@Component
public final class PublicAddress {
    private static final Logger LOG = LoggerFactory.getLogger(PublicAddress.class);
    private final String base;

    PublicAddress(@Value("${shanzhi.public-address:}") String set) {
        base = set.strip().replaceAll("/+$", "");
        if (base.isEmpty()) {
            LOG.info(
                    "shanzhi.public-address is not set: links on receipts carry the host of the request that made them");
        } else if (!possible(base)) {
            throw new CannotStart(StartRefusal.PUBLIC_ADDRESS_IMPOSSIBLE, set);
        }
    }

    private static boolean possible(String address) {
        try {
            URI uri = new URI(address);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The address of a page of ours, to be completed with its parameters. Unless it is set, only within a request. */
    public UriComponentsBuilder of(String path) {
        UriComponentsBuilder here = base.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                : UriComponentsBuilder.fromUriString(base);
        return here.path(path);
    }

    /** The same for what no request asks for: empty unless the address is set. */
    public Optional<String> known(String page) {
        return base.isEmpty() ? Optional.empty() : Optional.of(base + page);
    }
}
