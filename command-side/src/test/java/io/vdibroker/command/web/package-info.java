@NullMarked
package io.vdibroker.command.web;

import org.jspecify.annotations.NullMarked;
