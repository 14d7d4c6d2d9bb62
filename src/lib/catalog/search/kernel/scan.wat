;; The two inner loops of the search: similarity of a vector, and distance of a palette, with many items.
;; `npm run kernel` assembles this file into scan.data.ts. Functions are not called in the loops:
;; not every engine inlines them.

(module
  (import "env" "memory" (memory 1))

  ;; out[n] = dot(query, row n) × scale of row n × step, for n = 0 … count − 1.
  ;; query: i16[256]. rows: i8[…, 256]. scales: f32[…]. out: f32[…].
  ;; ordinals: u32[…], which rows; address 0 stands for row n itself.
  ;; Rows are taken in fours: all arrays go on to the next multiple of four, with whatever in it.
  ;; No sum leaves int32: 256 × 32767 × 127 < 2³¹.
  (func (export "dots")
    (param $query i32) (param $step f32) (param $rows i32) (param $scales i32)
    (param $ordinals i32) (param $count i32) (param $out i32)
    (local $n i32) (local $d i32) (local $q v128) (local $scale v128)
    (local $i0 i32) (local $i1 i32) (local $i2 i32) (local $i3 i32)
    (local $r0 i32) (local $r1 i32) (local $r2 i32) (local $r3 i32)
    (local $s0 v128) (local $s1 v128) (local $s2 v128) (local $s3 v128)

    (if (i32.eqz (local.get $count)) (then (return)))
    (loop $fours
      (if (local.get $ordinals)
        (then
          (local.set $i0 (i32.load (local.get $ordinals)))
          (local.set $i1 (i32.load offset=4 (local.get $ordinals)))
          (local.set $i2 (i32.load offset=8 (local.get $ordinals)))
          (local.set $i3 (i32.load offset=12 (local.get $ordinals)))
          (local.set $ordinals (i32.add (local.get $ordinals) (i32.const 16)))
          (local.set $r0 (i32.add (local.get $rows) (i32.shl (local.get $i0) (i32.const 8))))
          (local.set $r1 (i32.add (local.get $rows) (i32.shl (local.get $i1) (i32.const 8))))
          (local.set $r2 (i32.add (local.get $rows) (i32.shl (local.get $i2) (i32.const 8))))
          (local.set $r3 (i32.add (local.get $rows) (i32.shl (local.get $i3) (i32.const 8))))
          (local.set $scale
            (v128.load32_zero (i32.add (local.get $scales) (i32.shl (local.get $i0) (i32.const 2)))))
          (local.set $scale (v128.load32_lane 1
            (i32.add (local.get $scales) (i32.shl (local.get $i1) (i32.const 2))) (local.get $scale)))
          (local.set $scale (v128.load32_lane 2
            (i32.add (local.get $scales) (i32.shl (local.get $i2) (i32.const 2))) (local.get $scale)))
          (local.set $scale (v128.load32_lane 3
            (i32.add (local.get $scales) (i32.shl (local.get $i3) (i32.const 2))) (local.get $scale))))
        (else
          (local.set $r0 (local.get $rows))
          (local.set $r1 (i32.add (local.get $rows) (i32.const 256)))
          (local.set $r2 (i32.add (local.get $rows) (i32.const 512)))
          (local.set $r3 (i32.add (local.get $rows) (i32.const 768)))
          (local.set $rows (i32.add (local.get $rows) (i32.const 1024)))
          (local.set $scale (v128.load (local.get $scales)))
          (local.set $scales (i32.add (local.get $scales) (i32.const 16)))))
      (local.set $s0 (v128.const i32x4 0 0 0 0))
      (local.set $s1 (v128.const i32x4 0 0 0 0))
      (local.set $s2 (v128.const i32x4 0 0 0 0))
      (local.set $s3 (v128.const i32x4 0 0 0 0))
      (local.set $d (i32.const 0))
      (loop $parts
        ;; Eight dimensions, then the next eight: widen to 16 bits, multiply, add in pairs to 32.
        (local.set $q (v128.load (i32.add (local.get $query) (i32.shl (local.get $d) (i32.const 1)))))
        (local.set $s0 (i32x4.add (local.get $s0) (i32x4.dot_i16x8_s (local.get $q)
          (v128.load8x8_s (i32.add (local.get $r0) (local.get $d))))))
        (local.set $s1 (i32x4.add (local.get $s1) (i32x4.dot_i16x8_s (local.get $q)
          (v128.load8x8_s (i32.add (local.get $r1) (local.get $d))))))
        (local.set $s2 (i32x4.add (local.get $s2) (i32x4.dot_i16x8_s (local.get $q)
          (v128.load8x8_s (i32.add (local.get $r2) (local.get $d))))))
        (local.set $s3 (i32x4.add (local.get $s3) (i32x4.dot_i16x8_s (local.get $q)
          (v128.load8x8_s (i32.add (local.get $r3) (local.get $d))))))
        (local.set $q (v128.load offset=16
          (i32.add (local.get $query) (i32.shl (local.get $d) (i32.const 1)))))
        (local.set $s0 (i32x4.add (local.get $s0) (i32x4.dot_i16x8_s (local.get $q)
          (v128.load8x8_s offset=8 (i32.add (local.get $r0) (local.get $d))))))
        (local.set $s1 (i32x4.add (local.get $s1) (i32x4.dot_i16x8_s (local.get $q)
          (v128.load8x8_s offset=8 (i32.add (local.get $r1) (local.get $d))))))
        (local.set $s2 (i32x4.add (local.get $s2) (i32x4.dot_i16x8_s (local.get $q)
          (v128.load8x8_s offset=8 (i32.add (local.get $r2) (local.get $d))))))
        (local.set $s3 (i32x4.add (local.get $s3) (i32x4.dot_i16x8_s (local.get $q)
          (v128.load8x8_s offset=8 (i32.add (local.get $r3) (local.get $d))))))
        (br_if $parts (i32.lt_u (local.tee $d (i32.add (local.get $d) (i32.const 16))) (i32.const 256))))
      ;; The sum of each of the four vectors: neighbours first, then the halves.
      (local.set $s0 (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s0) (local.get $s1))
        (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s0) (local.get $s1))))
      (local.set $s2 (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $s2) (local.get $s3))
        (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $s2) (local.get $s3))))
      (v128.store (local.get $out)
        (f32x4.mul
          (f32x4.mul (f32x4.splat (local.get $step)) (local.get $scale))
          (f32x4.convert_i32x4_s (i32x4.add
            (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $s0) (local.get $s2))
            (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
              (local.get $s0) (local.get $s2))))))
      (local.set $out (i32.add (local.get $out) (i32.const 16)))
      (br_if $fours (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 4))) (local.get $count)))))

  ;; out[n] = mean of both directions of the share-weighted distance to the nearest colour of the
  ;; other palette; NaN for an item without colours.
  ;; query: blocks of four colours, f32[blocks, 4 (L, a, b, share), 4]; blocks is 1 or 2; a colour
  ;; that fills up a block is far from all others and has no share.
  ;; starts: u32[… + 1]. colours: f32[…, 4 (L, a, b, share)]. ordinals and out as above.
  (func (export "colours")
    (param $query i32) (param $blocks i32) (param $starts i32) (param $colours i32)
    (param $ordinals i32) (param $count i32) (param $out i32)
    (local $n i32) (local $i i32) (local $p i32) (local $end i32) (local $back f32)
    (local $dL v128) (local $da v128) (local $db v128) (local $sum v128)
    (local $least0 v128) (local $least1 v128) (local $nearest v128)
    (local $L0 v128) (local $a0 v128) (local $b0 v128)

    (if (i32.eqz (local.get $count)) (then (return)))
    (local.set $L0 (v128.load (local.get $query)))
    (local.set $a0 (v128.load offset=16 (local.get $query)))
    (local.set $b0 (v128.load offset=32 (local.get $query)))
    (loop $items
      (local.set $i (local.get $n))
      (if (local.get $ordinals)
        (then
          (local.set $i (i32.load (local.get $ordinals)))
          (local.set $ordinals (i32.add (local.get $ordinals) (i32.const 4)))))
      (local.set $i (i32.add (local.get $starts) (i32.shl (local.get $i) (i32.const 2))))
      (local.set $p (i32.add (local.get $colours) (i32.shl (i32.load (local.get $i)) (i32.const 4))))
      (local.set $end
        (i32.add (local.get $colours) (i32.shl (i32.load offset=4 (local.get $i)) (i32.const 4))))
      (if (i32.eq (local.get $p) (local.get $end))
        (then (f32.store (local.get $out) (f32.const nan)))
        (else
          (local.set $least0 (v128.const f32x4 1e30 1e30 1e30 1e30))
          (local.set $least1 (v128.const f32x4 1e30 1e30 1e30 1e30))
          (local.set $back (f32.const 0))
          (loop $its
            (local.set $dL (f32x4.sub (v128.load32_splat (local.get $p)) (local.get $L0)))
            (local.set $da (f32x4.sub (v128.load32_splat offset=4 (local.get $p)) (local.get $a0)))
            (local.set $db (f32x4.sub (v128.load32_splat offset=8 (local.get $p)) (local.get $b0)))
            (local.set $nearest (f32x4.add
              (f32x4.add
                (f32x4.mul (local.get $dL) (local.get $dL))
                (f32x4.mul (local.get $da) (local.get $da)))
              (f32x4.mul (local.get $db) (local.get $db))))
            (local.set $least0 (f32x4.pmin (local.get $least0) (local.get $nearest)))
            (if (i32.gt_u (local.get $blocks) (i32.const 1))
              (then
                (local.set $dL (f32x4.sub
                  (v128.load32_splat (local.get $p)) (v128.load offset=64 (local.get $query))))
                (local.set $da (f32x4.sub
                  (v128.load32_splat offset=4 (local.get $p)) (v128.load offset=80 (local.get $query))))
                (local.set $db (f32x4.sub
                  (v128.load32_splat offset=8 (local.get $p)) (v128.load offset=96 (local.get $query))))
                (local.set $sum (f32x4.add
                  (f32x4.add
                    (f32x4.mul (local.get $dL) (local.get $dL))
                    (f32x4.mul (local.get $da) (local.get $da)))
                  (f32x4.mul (local.get $db) (local.get $db))))
                (local.set $least1 (f32x4.pmin (local.get $least1) (local.get $sum)))
                (local.set $nearest (f32x4.pmin (local.get $nearest) (local.get $sum)))))
            ;; The least of the four lanes.
            (local.set $nearest (f32x4.pmin (local.get $nearest)
              (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7
                (local.get $nearest) (local.get $nearest))))
            (local.set $nearest (f32x4.pmin (local.get $nearest)
              (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11
                (local.get $nearest) (local.get $nearest))))
            (local.set $back (f32.add (local.get $back)
              (f32.mul (f32.load offset=12 (local.get $p))
                (f32.sqrt (f32x4.extract_lane 0 (local.get $nearest))))))
            (br_if $its (i32.lt_u
              (local.tee $p (i32.add (local.get $p) (i32.const 16))) (local.get $end))))
          (local.set $sum (f32x4.mul (v128.load offset=48 (local.get $query))
            (f32x4.sqrt (local.get $least0))))
          (if (i32.gt_u (local.get $blocks) (i32.const 1))
            (then (local.set $sum (f32x4.add (local.get $sum)
              (f32x4.mul (v128.load offset=112 (local.get $query))
                (f32x4.sqrt (local.get $least1)))))))
          (f32.store (local.get $out)
            (f32.mul (f32.const 0.5) (f32.add (local.get $back)
              (f32.add
                (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
                (f32.add
                  (f32x4.extract_lane 2 (local.get $sum))
                  (f32x4.extract_lane 3 (local.get $sum)))))))))
      (local.set $out (i32.add (local.get $out) (i32.const 4)))
      (br_if $items (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (local.get $count))))))
