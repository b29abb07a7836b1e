package org.shanzhi.demo.town;

import java.util.random.RandomGenerator;

/** Slips of the pen: wrong characters, words of the region, missing and doubled marks. */
final class Slips {
    private static final Words WORDS = new Words("words.properties");

    String in(String text, boolean angry, RandomGenerator random) {
        String told = text;
        if (random.nextInt(5) == 0) told = swapped(told, "typos", 1 + random.nextInt(2), random);
        if (random.nextInt(6) == 0) told = swapped(told, "dialect", 1 + random.nextInt(3), random);
        return switch (random.nextInt(angry ? 6 : 24)) {
            case 0 -> told.replace('，', ' ').replace('。', ' ');
            case 1 -> told.replace("。", "！！");
            case 2 -> told.replace('，', ',').replace('。', '.');
            case 3 -> told.replace("，", "");
            case 4 -> fullWidth(told);
            default -> told;
        };
    }

    private static String swapped(String text, String list, int times, RandomGenerator random) {
        String told = text;
        for (int i = 0; i < times; i++) {
            String[] pair = WORDS.one(list, random).split(":");
            int at = told.indexOf(pair[0]);
            if (at >= 0) told = told.substring(0, at) + pair[1] + told.substring(at + pair[0].length());
        }
        return told;
    }

    /** As some keyboards write digits. */
    private static String fullWidth(String text) {
        var wide = new StringBuilder(text);
        for (int i = 0; i < wide.length(); i++) {
            char c = wide.charAt(i);
            if (c >= '0' && c <= '9') wide.setCharAt(i, (char) (c - '0' + '０'));
        }
        return wide.toString();
    }
}
