package org.shanzhi.matter;

/** Who a party is. Stored encrypted, searched by blind index, printed never. */
public record Person(String name, String phone, String idNumber, String address, Integer birthYear) {
    @Override
    public String toString() {
        return "‹person›";
    }
}
