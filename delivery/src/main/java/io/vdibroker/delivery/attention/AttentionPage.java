package io.vdibroker.delivery.attention;

import java.util.List;

/** One page of what needs attention; total counts all pages. */
public record AttentionPage(List<AttentionItem> items, long total, int page, int size) {}
