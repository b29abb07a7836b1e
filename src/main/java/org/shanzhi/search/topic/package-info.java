/** 热点 as they are kept: their tables, the work that finds them, their pages. */
package org.shanzhi.search.topic;
