package org.shanzhi.search.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Two Chinese characters that stand together are a word; numbers and Latin words are words as they stand. */
final class Bigrams extends Analyzer {
    private final boolean single;

    /** @param single whether every character is a word by itself too: in what is searched, not in what is asked */
    Bigrams(boolean single) {
        this.single = single;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        return new TokenStreamComponents(
                text -> words.setReader(text), new CJKBigramFilter(words, ALL_SCRIPTS, single));
    }

    private static final int ALL_SCRIPTS =
            CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;
}
