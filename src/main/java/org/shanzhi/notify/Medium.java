package org.shanzhi.notify;

import java.util.Locale;
import java.util.regex.Pattern;

/** 提醒方式: a way on which a message leaves the house. Texts {@code medium.<NAME>}. */
public enum Medium {
    MAIL("[A-Za-z0-9_%+-]+(\\.[A-Za-z0-9_%+-]+)*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"),
    SMS("1[3-9][0-9]{9}"),
    /** 企业微信, by the person's account there. */
    WECOM("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}"),
    /** 钉钉, by the person's account there. */
    DINGTALK("[A-Za-z0-9][A-Za-z0-9._$-]{0,63}");

    private final Pattern address;

    Medium(String address) {
        this.address = Pattern.compile(address);
    }

    /** The start of its settings, {@code shanzhi.mail} and so on. */
    public String setting() {
        return "shanzhi." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether an address of this medium can look like that. */
    public boolean takes(String text) {
        return address.matcher(text).matches();
    }
}
