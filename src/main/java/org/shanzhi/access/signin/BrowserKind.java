package org.shanzhi.access.signin;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/**
 * The family of a browser and what it runs on, as far as its owner needs to know it again in a list. More of what a browser
 * says of itself is not kept.
 */
public record BrowserKind(Family family, System system) {
    /** In the order in which they are looked for: nearly all call themselves Chrome and Safari too. */
    public enum Family {
        WECOM("wxwork"),
        WECHAT("micromessenger"),
        DINGTALK("dingtalk"),
        QIHU("360se", "360ee", "qihu"),
        QQ("qqbrowser"),
        EDGE("edg/", "edge/"),
        FIREFOX("firefox/"),
        CHROME("chrome/", "chromium/"),
        SAFARI("safari/"),
        OTHER("");

        private final String[] signs;

        Family(String... signs) {
            this.signs = signs;
        }
    }

    /** Harmony and the Linux of offices call themselves Linux too, and an iPad Macintosh. */
    public enum System {
        HARMONY("openharmony", "harmonyos"),
        ANDROID("android"),
        IOS("iphone", "ipad"),
        WINDOWS("windows"),
        KYLIN("kylin"),
        UOS("uos"),
        MAC("macintosh"),
        LINUX("linux"),
        OTHER("");

        private final String[] signs;

        System(String... signs) {
            this.signs = signs;
        }
    }

    /** @param agent as the browser calls itself; null when it says nothing */
    static BrowserKind of(String agent) {
        String said = agent == null ? "" : agent.toLowerCase(Locale.ROOT);
        return new BrowserKind(
                first(Family.values(), family -> family.signs, said),
                first(System.values(), system -> system.signs, said));
    }

    /** The last one is in every name. */
    private static <T> T first(T[] all, Function<T, String[]> signs, String said) {
        return Arrays.stream(all)
                .filter(one -> Arrays.stream(signs.apply(one)).anyMatch(said::contains))
                .findFirst()
                .orElseThrow();
    }

    /** The code that is kept with the session. */
    String code() {
        return family + "/" + system;
    }

    static BrowserKind ofCode(String code) {
        int border = code.indexOf('/');
        return new BrowserKind(Family.valueOf(code.substring(0, border)), System.valueOf(code.substring(border + 1)));
    }
}
