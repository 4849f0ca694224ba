/** The endpoint that lets held-up events go on. */
@NullMarked
package io.vdibroker.command.attention.web;

import org.jspecify.annotations.NullMarked;
