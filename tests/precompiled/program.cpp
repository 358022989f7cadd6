// SPDX-FileCopyrightText: 2026 The Rescind authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Something to compile: what counts are the headers that come with it.
int main()
{
    return 0;
}
